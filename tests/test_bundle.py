"""The bundle of styles, scripts and fonts."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from kollega.bundle import BACKSTAGE, STYLES, bundle
from kollega.digest import of_bytes
from kollega.site import Brand, Organisation, Site
from kollega.steps import Known
from kollega.templates import THEME
from tests.folders import write

SITE = Site(
    name="Harbour",
    url="https://careers.example.org/",
    has_url=True,
    organisation=Organisation(name="Harbour"),
)


def own(root: Path, files: dict[str, str | bytes]) -> Site:
    write(root, {f"theme/{name}": content for name, content in files.items()})
    return Site(
        name="Harbour", url=SITE.url, has_url=True, organisation=SITE.organisation, theme_dir="theme",
        theme_files=tuple(f"theme/{name}" for name in files),
    )  # fmt: skip


def test_each_file_is_named_by_its_content() -> None:
    made = bundle("", SITE, {})
    for path, data in made.files.items():
        assert of_bytes(data)[:12] in path or path == "assets/feed.css"


def test_the_style_sheet_holds_every_part_and_leads_to_fonts_that_are_there() -> None:
    made = bundle("", SITE, {})
    style = made.files[made.names["kollega.css"]].decode()
    assert {path.stem for path in (THEME / "styles").iterdir()} == {*STYLES, *BACKSTAGE.styles, "feed"}
    assert "--ground:" in style and ".k-header" in style
    fonts = re.findall(r"url\(\"([^\"]+)\"\)", style)
    assert fonts and all(f"static/{font}" in made.files for font in fonts)
    assert made.fonts and all(font in made.files for font in made.fonts)


def test_a_site_overlays_single_parts(tmp_path: Path) -> None:
    site = own(tmp_path, {"styles/tokens.css": ":root { --ground: hotpink; }", "fonts/mine.woff2": b"x"})
    made = bundle(str(tmp_path), site, {})
    style = made.files[made.names["kollega.css"]].decode()
    assert style.count("hotpink") == 1 and "k-logo--dark" not in style and ".k-header" in style
    assert style.index("hotpink") > style.rindex("--ground: Canvas"), (
        "what the site says is stronger than the brand"
    )
    assert made.names["kollega.css"] != bundle("", SITE, {}).names["kollega.css"]


def test_the_brand_is_in_the_style_sheet(tmp_path: Path) -> None:
    site = msgspec.structs.replace(
        own(tmp_path, {"fonts/mine.woff2": b"font"}),
        brand=Brand(primary="#7a1fa2", display_font="theme/fonts/mine.woff2", text_font="serif"),
    )
    facts = {"ascent": 900, "descent": 300, "regular": 45000, "bold": 45000, "lightest": 0, "boldest": 0}
    measured = Known(path="measures", audience="internal", kind="measures", size=0, sha256="", facts=facts)
    made = bundle(str(tmp_path), site, {"typeface:theme/fonts/mine.woff2": [measured]})
    style = made.files[made.names["kollega.css"]].decode()
    (path,) = made.fonts
    assert made.files[path] == b"font" and f'url("{path.removeprefix("static/")}")' in style
    assert "--brand: light-dark(#7a1fa2, #7a1fa2);" in style and "--text: ui-serif" in style


def test_feeds_have_the_colours_of_the_brand_at_an_address_that_stays() -> None:
    site = msgspec.structs.replace(SITE, brand=Brand(ground="#eef4ff"))
    style = bundle("", site, {}).files["assets/feed.css"].decode()
    assert "--ground: light-dark(#eef4ff," in style and "background: var(--ground)" in style
    assert style.index("@namespace") < style.index("{"), "browsers ignore namespaces after the first rule"


def test_a_feed_in_a_browser_speaks_the_languages_of_the_site() -> None:
    own = (
        (
            "This is a feed: put its address into a feed reader, and new stories and jobs come to you.",
            '"Feed"\\<',
        ),
    )
    site = msgspec.structs.replace(SITE, lang="de", languages=("de", "da", "fr"), texts={"fr": own})
    style = bundle("", site, {}).files["assets/feed.css"].decode()
    assert '\n:root { --said: "Das ist ein Feed: ' in style and "content: var(--said)" in style
    assert ':root:lang(da) { --said: "Dette er et feed: ' in style
    assert r':root:lang(fr) { --said: "\22 Feed\22 \5c \3c "; }' in style


def test_a_file_that_is_not_there_stays_for_the_gate(tmp_path: Path) -> None:
    site = own(tmp_path, {"styles/tokens.css": "a { background: url(fonts/none.woff2) }"})
    made = bundle(str(tmp_path), site, {})
    assert "url(fonts/none.woff2)" in made.files[made.names["kollega.css"]].decode()
