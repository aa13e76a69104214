"""Pictures: each photo once, in its sizes, with nothing in the files but pixels."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from kollega.digest import of_bytes
from kollega.limits import MOST
from kollega.live import Group, Library
from kollega.pictures.tints import nearest
from kollega.produce.pictures import render, steps
from kollega.steps import Artifact, Made, Work
from tests import libraries
from tests.pictures.files import BLUE, GREEN, RED, camera_exif, display_p3, near, png, quarters, saved, scene


def picture(root: Path, data: bytes, path: str = "stories/photo.jpg") -> Made:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
    return render(Work(value=(path, MOST.picture, MOST.pixels), root=str(root)))


def sizes(made: Made) -> list[tuple[str, int, int]]:
    return [(one.path.rpartition(".")[2], one.facts["width"], one.facts["height"]) for one in made.artifacts]


def shown(files: list[str]) -> Library:
    photos = {name: libraries.photo(f"{name}.jpg") for name in ("story", "job", "closed", "person", "team")}
    library = libraries.library(
        stories=[
            libraries.story("A", photo=photos["story"]),
            libraries.story("B", photo=photos["story"]),
            libraries.story(
                "C",
                body=libraries.text("![x](in.png) ![y](gone.png)", pictures={"in.png": "stories/in.png"}),
            ),
        ],
        jobs=[
            libraries.job("D", photo=photos["job"]),
            libraries.job("E", photo=photos["closed"], is_open=False),
        ],
        people=[libraries.person("Mia", photo=photos["person"])],
        groups=[Group(kind="team", slug="t", address="teams/t/", name="T", photo=photos["team"])],
        pages=[
            msgspec.structs.replace(
                libraries.page("P", "p/"), pictures={"a.png": "content/a.png", "b.png": None}
            )
        ],
    )
    return msgspec.structs.replace(library, files=dict.fromkeys(files, "d" * 64))


def test_there_is_one_step_for_each_picture_that_is_shown() -> None:
    names = [
        "closed.jpg",
        "content/a.png",
        "job.jpg",
        "person.jpg",
        "stories/in.png",
        "story.jpg",
        "team.jpg",
    ]
    found = list(steps(shown([*names, "unused.jpg"])))
    assert [step.name for step in found] == [f"picture:{name}" for name in names]
    assert all(step.risky and step.function is render for step in found)
    assert found[0].files == {"closed.jpg": "d" * 64} and found[0].source == "closed.jpg"


def test_a_picture_without_a_file_has_no_step() -> None:
    assert [step.name for step in steps(shown(["story.jpg"]))] == ["picture:story.jpg"]


def test_a_photo_is_made_in_its_sizes(tmp_path: Path) -> None:
    made = picture(tmp_path, saved(scene((2000, 1000)), "JPEG"))
    assert sizes(made) == [
        (kind, width, width // 2) for width in (1500, 1080, 680, 320, 160) for kind in ("jpg", "webp")
    ]  # fmt: skip
    assert made.diagnostics == []
    for one in made.artifacts:
        width = one.facts["width"]
        assert (one.audience, one.kind) == ("public", "picture")
        assert one.path == f"media/{of_bytes(one.data)[:16]}-{width}.{one.path.rpartition('.')[2]}"
        image = Image.open(io.BytesIO(one.data))
        assert image.size == (width, one.facts["height"])
        assert image.format == {"jpg": "JPEG", "webp": "WEBP"}[one.path.rpartition(".")[2]]


def test_a_picture_is_never_enlarged(tmp_path: Path) -> None:
    assert sizes(picture(tmp_path, saved(scene((700, 350)), "PNG")))[::2] == [
        ("jpg", 700, 350),
        ("jpg", 320, 160),
        ("jpg", 160, 80),
    ]
    assert sizes(picture(tmp_path, saved(scene((300, 150)), "PNG"))) == [
        ("jpg", 300, 150),
        ("webp", 300, 150),
        ("jpg", 160, 80),
        ("webp", 160, 80),
    ]


def test_pixels_are_those_of_the_photo(tmp_path: Path) -> None:
    made = picture(tmp_path, saved(quarters((1200, 600)), "PNG"))
    for one in made.artifacts:
        image = Image.open(io.BytesIO(one.data)).convert("RGB")
        across, down = image.width // 4, image.height // 4
        assert near(image.getpixel((across, down)), RED)
        assert near(image.getpixel((3 * across, down)), GREEN)
        assert near(image.getpixel((across, 3 * down)), BLUE)


def private(root: Path) -> list[Artifact]:
    data = saved(
        quarters((600, 300)), "JPEG",
        exif=camera_exif(6), icc_profile=display_p3(), comment=b"secret comment", xmp=b"<x:xmpmeta>secret</x:xmpmeta>",
    )  # fmt: skip
    assert all(secret in data for secret in (b"Spyphone", b"secret", b"Wide P3", b"ns.adobe.com"))
    return picture(root, data).artifacts


def test_nothing_private_is_left(tmp_path: Path) -> None:
    artifacts = private(tmp_path)
    assert (artifacts[0].facts["width"], artifacts[0].facts["height"]) == (300, 600), "upright"
    for one in artifacts:
        for secret in (
            b"Exif",
            b"EXIF",
            b"Spyphone",
            b"secret",
            b"ICC",
            b"P3",
            b"ns.adobe.com",
            b"xmp",
            b"Photoshop",
        ):
            assert secret not in one.data, (one.path, secret)


@pytest.mark.exiftool
def test_a_stranger_finds_nothing_private(tmp_path: Path) -> None:
    for one in private(tmp_path):
        file = tmp_path / one.path.rpartition("/")[2]
        file.write_bytes(one.data)
        groups = subprocess.run(
            ["exiftool", "-G", "-a", file], capture_output=True, text=True, check=True
        ).stdout
        assert {line[1:].partition("]")[0] for line in groups.splitlines()} <= {
            "ExifTool", "File", "JFIF", "RIFF", "Composite",
        }, groups  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Dear diary, today I named a text .jpg\n", "it is a text file, not a picture"),
        (saved(scene((400, 300)), "JPEG")[:-3000], "it is damaged, or a part of it is missing"),
        (png(40_000, 40_000), "it is larger than 80 megapixels"),
        (b"", "it is empty"),
    ],
)
def test_a_broken_picture_is_reported(tmp_path: Path, data: bytes, reason: str) -> None:
    made = picture(tmp_path, data, "stories/party/photo.jpg")
    assert made.artifacts == []
    (found,) = made.diagnostics
    assert (found.path, found.code, found.severity) == ("stories/party/photo.jpg", "picture-broken", "error")
    assert "photo.jpg" in found.message and reason in found.message


def test_a_picture_behind_a_link_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.png").write_bytes(saved(quarters(), "PNG"))
    (tmp_path / "site" / "photo.png").symlink_to(tmp_path / "secret.png")
    for path in ("photo.png", "../secret.png"):
        made = render(Work(value=(path, MOST.picture, MOST.pixels), root=str(tmp_path / "site")))
        assert made.artifacts == [] and [found.code for found in made.diagnostics] == ["picture-broken"]


def test_a_small_picture_is_made_with_a_warning(tmp_path: Path) -> None:
    made = picture(tmp_path, saved(quarters((199, 100)), "PNG"))
    assert sizes(made)[:2] == [("jpg", 199, 100), ("webp", 199, 100)]
    assert [(found.code, "199" in found.message) for found in made.diagnostics] == [("picture-small", True)]
    assert picture(tmp_path, saved(quarters((200, 100)), "PNG")).diagnostics == []


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (2, 20_000)])
def test_the_strangest_forms_are_made(tmp_path: Path, size: tuple[int, int]) -> None:
    made = picture(tmp_path, saved(Image.new("RGB", size, "red"), "PNG"))
    assert {suffix for suffix, _, _ in sizes(made)} == {"jpg", "webp"}


def test_of_a_moving_picture_the_first_frame_is_made(tmp_path: Path) -> None:
    blue = Image.new("RGB", (240, 120), "blue")
    made = picture(tmp_path, saved(quarters((240, 120)), "GIF", save_all=True, append_images=[blue]))
    image = Image.open(io.BytesIO(made.artifacts[1].data))
    assert getattr(image, "n_frames", 1) == 1
    red, _, blue_part = image.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
    assert red > blue_part


def test_the_same_photo_has_the_same_bytes(tmp_path: Path) -> None:
    data = saved(scene((1000, 700)), "JPEG")
    assert picture(tmp_path, data) == picture(tmp_path, data, "stories/other.jpg")


def test_each_size_knows_the_tint_and_where_the_eye_falls(tmp_path: Path) -> None:
    sea = Image.new("RGB", (1200, 800), (40, 90, 160))
    sea.paste((250, 120, 20), (860, 500, 960, 600))
    made = picture(tmp_path, saved(sea, "JPEG"))
    for one in made.artifacts:
        assert one.facts["tint"] == nearest((40, 90, 160))
        assert abs(one.facts["focus_x"] - 758) < 90 and abs(one.facts["focus_y"] - 687) < 90
    plain = picture(tmp_path, saved(Image.new("RGB", (600, 400), "white"), "PNG"))
    assert set(plain.artifacts[0].facts) == {"width", "height", "tint"}
