"""Cards: one for everything that has a page, with the right words, and a photo only where there is one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image

from kollega.digest import of_bytes
from kollega.live import Group, Library, Link, Place
from kollega.produce.cards import Order, steps
from kollega.records import Brand, Photo
from kollega.steps import Known, Made, Step, Work
from kollega.templates import THEME
from tests import libraries
from tests.pictures.files import RED, camera_exif, near, quarters, saved


def everything(**site: Any) -> Library:
    photo = Photo(path="stories/p.jpg", alt="Mia", focus=(0.2, 0.2))
    places = tuple(Place(link=Link(name=name)) for name in ("Aarhus", "Odense", "Ribe"))
    library = libraries.library(
        stories=[
            libraries.story("Night shift", photo=photo, team=Link(name="Emergency Care")),
            libraries.story("Early bird", authors=tuple(Link(name=f"Ole {number}") for number in range(5))),
        ],
        jobs=[
            libraries.job(
                "Nurse",
                lang="da",
                places=places,
                record={"workplace": "hybrid", "employment_type": ("full_time",)},
            ),
            libraries.job("Porter", is_open=False),
        ],
        people=[libraries.person("Mia von der Holm", role="Nurse", photo=photo)],
        groups=[
            Group(kind="team", slug="er", address="teams/er/", name="Emergency", summary="We never close."),
            Group(kind="location", slug="aa", address="locations/aa/", name="Skejby", place=libraries.AARHUS),
            Group(kind="tag", slug="nights", address="tags/nights/", name="Nights"),
        ],
        pages=[libraries.page("Home", ""), libraries.page("Benefits", "benefits/")],
        site=msgspec.structs.replace(libraries.SITE, **site),
    )
    return msgspec.structs.replace(library, files={"stories/p.jpg": "d" * 64})


def made(step: Step, root: Path | str = "/nowhere", photo: bytes = b"") -> Made:
    """What a step makes; `photo` is the JPEG that the step of its picture made."""
    known, contents = {}, {}
    if photo:
        (name,) = step.reads
        wide, high = Image.open(io.BytesIO(photo)).size
        facts = {"width": wide, "height": high}
        row = Known(
            path="media/p.jpg", audience="public", kind="picture", size=len(photo), sha256="", facts=facts
        )
        known, contents = {name: [row]}, {(name, row.path): photo}
    return step.function(Work(value=step.value, root=str(root), made=known, contents=contents))


def by_name(library: Library, **options: Any) -> dict[str, Step]:
    return {step.name.removeprefix("card:"): step for step in steps(library, **options)}


def words(library: Library, address: str) -> dict[str, str]:
    order: Order = by_name(library)[address].value
    return order.words


def test_everything_with_a_page_has_a_card() -> None:
    assert sorted(step.name for step in steps(everything())) == [
        "card:", "card:benefits/", "card:jobs/nurse/", "card:jobs/porter/", "card:locations/aa/",
        "card:people/mia-von-der-holm/", "card:stories/early-bird/", "card:stories/night-shift/",
        "card:tags/nights/", "card:teams/er/",
    ]  # fmt: skip


def test_the_words_of_a_story() -> None:
    library = everything()
    assert words(library, "stories/night-shift/") == {
        "wordmark": "Norrevang A/S", "title": "Night shift", "line": "Mia\xa0Holm\xa0· Emergency Care",
    }  # fmt: skip
    assert words(library, "stories/early-bird/")["line"] == "Ole\xa00, Ole\xa01, Ole\xa02, +2"


def test_the_words_of_a_job_are_in_its_language() -> None:
    library = everything()
    assert words(library, "jobs/nurse/") | {"wordmark": ""} == {
        "wordmark": "", "kicker": "Vi ansætter", "title": "Nurse", "facts": "Aarhus +2\nHybrid\nFuldtid",
    }  # fmt: skip
    assert words(library, "jobs/porter/")["kicker"] == "Closed"
    assert words(library, "jobs/porter/")["facts"] == "Aarhus\nOn site"


@pytest.mark.parametrize(
    ("lang", "kicker"), [("de-AT", "Wir stellen ein"), ("DE", "Wir stellen ein"), ("xx", "We’re hiring")]
)
def test_a_language_without_words_has_english_ones(lang: str, kicker: str) -> None:
    library = libraries.library(jobs=[libraries.job("Nurse", lang=lang)])
    assert words(library, "jobs/nurse/")["kicker"] == kicker


def test_every_language_has_every_word() -> None:
    from kollega.pictures.vocabulary import _table

    assert {tuple(sorted(table)) for table in _table().values()} == {tuple(sorted(_table()["en"]))}


def test_the_words_of_people_groups_and_pages() -> None:
    library = everything()
    person = words(library, "people/mia-von-der-holm/")
    assert (person["title"], person["initials"], person["line"]) == ("Mia von der Holm", "MH", "Nurse")
    assert words(library, "teams/er/")["line"] == "We never close."
    assert words(library, "locations/aa/")["line"] == "Aarhus"
    assert words(library, "benefits/")["title"] == "Benefits"


def test_the_home_page_shows_the_site_and_does_not_name_the_employer_twice() -> None:
    assert words(everything(), "") == {
        "wordmark": "Norrevang A/S", "title": "Work at Norrevang", "line": "Care for people, with people.",
    }  # fmt: skip
    assert words(everything(name="Norrevang A/S"), "")["wordmark"] == ""


def test_a_step_depends_on_its_photo_alone() -> None:
    found = by_name(everything())
    for address in ("stories/night-shift/", "people/mia-von-der-holm/"):
        assert found[address].reads == ("picture:stories/p.jpg",) and not found[address].files
    flat = [
        step
        for name, step in found.items()
        if name not in ("stories/night-shift/", "people/mia-von-der-holm/")
    ]
    assert not any(step.reads or step.files for step in flat)


def test_without_pictures_no_photo_is_opened() -> None:
    found = by_name(everything(), pictures=False)
    assert not any(step.reads or step.files for step in found.values())
    assert made(found["stories/night-shift/"]).artifacts[0].path.endswith(".png")


def test_a_card_is_public_and_that_of_stories_and_jobs_is_for_colleagues_too(tmp_path: Path) -> None:
    for address, step in by_name(everything()).items():
        artifacts = made(step, tmp_path).artifacts
        shared = address.startswith(("stories/", "jobs/"))
        assert [one.audience for one in artifacts] == (["public", "backstage"] if shared else ["public"])
        assert len({(one.path, one.data) for one in artifacts}) == 1
        one = artifacts[0]
        assert one.path == f"media/cards/{of_bytes(one.data)[:16]}.png"
        assert one.kind == "card" and one.facts == {"width": 1200, "height": 630}
        assert Image.open(io.BytesIO(one.data)).size == (1200, 630)
        assert len(one.data) <= 250_000


def test_a_photo_is_on_the_card_and_its_metadata_is_not() -> None:
    photo = saved(quarters((2000, 1600)), "JPEG", exif=camera_exif(), comment=b"secret", quality=95)
    for address in ("stories/night-shift/", "people/mia-von-der-holm/"):
        (one, *_) = made(by_name(everything())[address], photo=photo).artifacts
        assert one.path.endswith(".jpg") and len(one.data) <= 250_000
        image = Image.open(io.BytesIO(one.data)).convert("RGB")
        colours = image.quantize(16).convert("RGB").getcolors() or []
        red = sum(count for count, colour in colours if near(colour, RED, 24))
        assert red > 60_000, "the focus is in the red quarter"
        for secret in (b"Exif", b"Spyphone", b"secret", b"ns.adobe.com", b"ICC_PROFILE"):
            assert secret not in one.data


def test_with_a_photo_that_is_too_small_there_is_a_card_of_words() -> None:
    step = by_name(everything())["stories/night-shift/"]
    plain = made(by_name(everything(), pictures=False)["stories/night-shift/"])
    assert made(step, photo=saved(quarters(), "JPEG")).artifacts == plain.artifacts


def test_the_brand_colours_the_card() -> None:
    (one,) = made(by_name(everything(brand=Brand(primary="#7a1fa2", logo="x.svg")))[""]).artifacts
    assert Image.open(io.BytesIO(one.data)).convert("RGB").getpixel((3, 3)) == (0x7A, 0x1F, 0xA2)


def test_the_employers_font_draws_the_card(tmp_path: Path) -> None:
    font = (THEME / "fonts/kollega-text-latin-italic.woff2").read_bytes()
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/mine.woff2").write_bytes(font)
    library = everything(brand=Brand(display_font="theme/mine.woff2"))
    step = by_name(msgspec.structs.replace(library, files={"theme/mine.woff2": of_bytes(font)}))[
        "jobs/porter/"
    ]
    assert step.files == {"theme/mine.woff2": of_bytes(font)}
    assert step.risky, "a font is opened where it can do no harm"
    (ours,) = {one.path for one in made(by_name(everything())["jobs/porter/"]).artifacts}
    (theirs,) = {one.path for one in made(step, tmp_path).artifacts}
    assert theirs != ours and not made(step, tmp_path).diagnostics


def test_signs_that_no_font_has_are_reported() -> None:
    library = libraries.library(stories=[libraries.story("Party 🎉 in 東京", "party")])
    (found,) = made(by_name(library)["stories/party/"]).diagnostics
    assert (found.code, found.severity, found.path) == ("card-glyph-missing", "warning", "story/party.md")
    assert "🎉 東 京" in found.message and "Party" in found.message


@pytest.mark.parametrize(
    "title", ["東京の物語", "🎉", "\u202e", " ", "{title} {0} %s </script>", "]]>\x00", "x" * 5000]
)
def test_any_title_gives_a_card(title: str) -> None:
    library = libraries.library(
        stories=[libraries.story(title, "s", authors=())], people=[libraries.person(title, "p")]
    )
    for address in ("stories/s/", "people/p/"):
        assert made(by_name(library)[address]).artifacts[0].data


def with_layout(tmp_path: Path, data: bytes) -> tuple[Step, Path]:
    folder = tmp_path / "theme" / "cards"
    folder.mkdir(parents=True)
    (folder / "story.json").write_bytes(data)
    library = libraries.library(stories=[libraries.story("Night shift")])
    library = msgspec.structs.replace(library, files={"theme/cards/story.json": of_bytes(data)})
    return by_name(library)["stories/night-shift/"], tmp_path


def test_a_designer_changes_a_layout_without_python(tmp_path: Path) -> None:
    layout = {"schemes": [{}], "back": "bright", "items": []}
    step, root = with_layout(tmp_path, json.dumps(layout).encode())
    assert list(step.files) == ["theme/cards/story.json"]
    image = Image.open(io.BytesIO(made(step, root).artifacts[0].data)).convert("RGB")
    assert image.getcolors() == [(1200 * 630, (0xFF, 0x8A, 0x66))]


def test_a_layout_that_is_wrong_is_reported_and_ours_is_used(tmp_path: Path) -> None:
    step, root = with_layout(tmp_path, b'{"schemes": [{}], "back": "mauve", "items": []}')
    result = made(step, root)
    (found,) = result.diagnostics
    assert (found.code, found.path) == ("card-layout", "theme/cards/story.json")
    assert "mauve" in found.message
    ours = by_name(libraries.library(stories=[libraries.story("Night shift")]))["stories/night-shift/"]
    assert result.artifacts == made(ours).artifacts


SCRIPT = """
from tests.produce.test_cards import *
for step in steps(everything()):
    print(step.name, [one.path for one in made(step).artifacts])
"""


def test_the_same_library_gives_the_same_bytes_in_every_process() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout and runs[0].stdout.count(b"card:") == 10


def test_steps_are_listed_without_loading_pillow() -> None:
    script = "import sys, kollega.produce.cards, kollega.produce.pictures; print('PIL' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_an_order_has_canonical_bytes() -> None:
    orders = [step.value for step in steps(everything())]
    assert all(isinstance(order, Order) for order in orders)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(orders), type=list[Order]) == orders
