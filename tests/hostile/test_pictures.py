"""What is said of a picture is text, wherever the picture is shown; and of the picture nothing but its pixels is."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.hostile import sites
from tests.hostile.corpus import Case, literal, write

ALTS = {
    "quotes": "\"><img src=x onerror=pwn()> 'x'",
    "script": "</script><script>pwn()</script> ]]> -->",
    "odd": 'O\'Brien & "Søns" <3 {{ 7 * 191 }} 👩‍🚀',
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> sites.Built:
    root = tmp_path_factory.mktemp("pictures")
    cases = []
    for name, alt in ALTS.items():
        fields: dict[str, Any] = {"photo": f"{name}.jpg", "photo_alt": alt}
        body = f"Words.\n\n![{literal(alt)}]({name}.jpg)"
        cases += [Case("alt", name, kind, body, fields) for kind in ("story", "job", "person", "team")]
    write(root, cases, sites.RECORDS)
    for number, name in enumerate(ALTS):
        for folder in ("stories", "jobs", "content/people", "content/teams"):
            (root / folder / f"{name}.jpg").write_bytes(_jpeg(40 * number))
    built = sites.build(root, workers=2, pictures=True)
    assert not built.gate and not [
        one for one in built.found if one.path != "mkdocs.yml" and "alt-" in one.path
    ]
    return built


def _jpeg(grey: int) -> bytes:
    """A photo whose data tell who took it."""
    out = BytesIO()
    exif = Image.Exif()
    exif[315] = "<script>pwn()</script>"
    Image.new("RGB", (1600, 1000), (grey, grey, grey)).save(
        out, "JPEG", exif=exif, comment=b"<script>pwn()</script>"
    )
    return out.getvalue()


def _pictures(html: str | bytes) -> list[LexborNode]:
    found = LexborHTMLParser(html).css("img")
    for node in found:
        assert not [name for name in node.attributes if name.startswith("on")]
    return found


@pytest.mark.parametrize("kind", ["stories", "jobs", "people", "teams"])
@pytest.mark.parametrize("name", ALTS)
def test_pages_say_it(name: str, kind: str, built: sites.Built) -> None:
    page = (built.public / kind / f"alt-{name}" / "index.html").read_bytes()
    assert ALTS[name] in {node.attributes.get("alt") for node in _pictures(page)}
    assert not LexborHTMLParser(page).css('img[src="x"]')


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_feeds_say_it(form: str, built: sites.Built) -> None:
    data = (built.public / f"feeds/stories.{form}").read_bytes()
    if form == "json":
        texts = [item["content_html"] for item in json.loads(data)["items"]]
    else:
        texts = [
            element.text or ""
            for element in etree.fromstring(data).iter("{*}encoded", "{*}content", "description")
        ]
    said = {node.attributes.get("alt") for text in texts for node in _pictures(text)}
    assert said >= set(ALTS.values())


def test_nothing_but_pixels_is_published(built: sites.Built) -> None:
    files = [
        path for folder in (built.public, built.backstage) for path in folder.rglob("*.*") if path.is_file()
    ]
    pictures = [path for path in files if path.suffix in (".jpg", ".webp", ".png")]
    assert len(pictures) > 20
    assert not [path for path in pictures if b"pwn" in path.read_bytes()]
