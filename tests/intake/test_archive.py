"""ZIPs of the form page, and what else may come under that name."""

from __future__ import annotations

import io
import time
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kollega.intake import Refused, Unclear
from kollega.intake.archive import opened
from kollega.intake.run import Order, take_in
from kollega.questions import AGREED, MOST_PICTURES
from kollega.start.site import documents_of
from tests.folders import SMALL, contents, write
from tests.intake.bodies import photo

TEXT = f'---\n{AGREED}\ntitle: "Ærø 🚢"\ndate: 2026-11-22\nauthors: "Bente"\nphoto: "photo.png"\nphoto_alt: "Et dæk"\n---\n\nHej.\n\n![To](photo-2.jpg)\n'


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive, warnings.catch_warnings(action="ignore"):
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def good(**more: bytes) -> dict[str, bytes]:
    return {"ærø/index.md": TEXT.encode(), "ærø/photo.png": photo("PNG"), "ærø/photo-2.jpg": photo(), **more}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("site"), dict(SMALL))


def test_a_story_comes_out_with_pictures_that_say_nothing_of_the_camera(site: Path) -> None:
    data = packed(good() | {"__MACOSX/ærø/._index.md": b"x", "ærø/.DS_Store": b"x"})
    story = opened(data, documents_of(site), str)
    assert story.slug == "ærø" and story.title == "Ærø 🚢" and story.agreed
    assert sorted(story.files) == [f"stories/ærø/{name}" for name in ("index.md", "photo-2.jpg", "photo.jpg")]
    assert b'photo: "photo.jpg"' in story.files["stories/ærø/index.md"]
    for name in ("photo.jpg", "photo-2.jpg"):
        picture = story.files[f"stories/ærø/{name}"]
        assert b"Secret camera" not in picture
        assert Image.open(io.BytesIO(picture)).format == "JPEG"


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ('"Say \\"hi\\": a\\nb\\u202e"', 'Say "hi": a b'),
        ("[]", "a"),
        ("''", "a"),
        ("x\nauthors: {a: [", "a"),
        ("a" + " " * 60_000 + "b", "a b"),
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_the_title_is_the_one_in_the_fields(site: Path, title: str, read: str) -> None:
    text = f"---\ntitle: {title}\n---\n\ntitle: no\n"
    begun = time.process_time()
    assert opened(packed({"a/index.md": text.encode()}), documents_of(site), str).title == read
    assert time.process_time() - begun < 2


def test_a_file_that_says_nothing_of_agreement_is_told_of(site: Path, tmp_path: Path) -> None:
    root = write(tmp_path / "site", dict(SMALL))
    (tmp_path / "story.zip").write_bytes(
        packed({"a/index.md": TEXT.replace(AGREED, "# x").replace("photo", "summary", 1).encode()})
    )
    text = TEXT.replace(AGREED + "\n", "").split("photo:")[0] + "---\n\nHej.\n"
    (tmp_path / "story.zip").write_bytes(packed({"a/index.md": text.encode()}))
    story, said = take_in(Order(root, tmp_path / "story.zip"))
    assert not story.agreed and "does not say that everybody in it agrees" in said


@pytest.mark.parametrize(
    "name",
    [
        "../evil.md", "/etc/index.md", "ærø/../../index.md", "ærø/sub/index.md", "ærø\\..\\index.md", "C:/index.md", "ærø/con.jpg",
        "ærø/run.sh", "ærø/index.html", "ærø/_headers", "ærø/photo.svg", "other/photo.jpg", "ærø/\u202egpj.jpg", "photo.jpg",
    ],
)  # fmt: skip
def test_what_no_story_has_is_refused_and_nothing_is_written(site: Path, tmp_path: Path, name: str) -> None:
    root = write(tmp_path / "site", dict(SMALL))
    before = contents(tmp_path)
    file = tmp_path / "x.zip"
    file.write_bytes(packed(good() | {name: photo()}))
    with pytest.raises(Refused):
        take_in(Order(root, file))
    file.unlink()
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK", b"PK\x05\x06" + bytes(18), packed(good())[:-30], packed({}), packed({"a/photo.jpg": photo()}),
        packed({"a/index.md": TEXT.encode()} | {f"a/{n}.jpg": b"x" for n in range(MOST_PICTURES + 1)}),
        packed({"a/index.md": b"a" * 50_000_000}),
        packed({"a/index.md": TEXT.encode(), "a/b.jpg": bytes(60_000_000)}),
        packed({"a/index.md": TEXT.encode(), "a/b.jpg": photo(), "a/B.jpg": photo()}),
        packed({"a/index.md": TEXT.encode(), "a/b.jpg": photo(), "a/b.png": photo()}),
    ],
)  # fmt: skip
def test_what_is_no_such_zip_is_refused(site: Path, data: bytes) -> None:
    with pytest.raises(Refused):
        opened(data, documents_of(site), str)


def test_a_picture_that_is_none_gets_a_kind_sentence(site: Path) -> None:
    with pytest.raises(Unclear) as found:
        opened(packed(good(**{"ærø/photo-3.jpg": b"<svg onload=alert(1)>"})), documents_of(site), str)
    assert found.value.asks == [
        "The picture photo-3.jpg cannot be opened. Save it as JPEG, and add it again."
    ]


def test_a_title_that_is_taken_gets_a_kind_sentence(site: Path) -> None:
    data = packed({"night-shift/index.md": TEXT.encode()})
    with pytest.raises(Unclear, match="There is a story with this title already"):
        opened(data, documents_of(site), str)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=8))
def test_a_damaged_zip_is_refused_or_read(changes: list[tuple[int, int]]) -> None:
    data = bytearray(packed({"a/index.md": TEXT.split("photo:")[0].encode() + b"---\n\nHej.\n"}))
    for at, value in changes:
        data[at % len(data)] = value
    with suppress(Refused, Unclear):
        opened(bytes(data), _DOCUMENTS[0], str)


_DOCUMENTS = []


@pytest.fixture(autouse=True)
def _site(site: Path) -> None:
    _DOCUMENTS[:] = [documents_of(site)]
