"""The fonts of pages: light, whole enough for the languages of sites, and nothing moves when they arrive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PIL import ImageFont
from pytest import approx

from kollega.pictures.faces import weights
from kollega.pictures.measure import measure
from kollega.site import Brand
from kollega.templates import THEME
from kollega.typefaces import DEVICES, STACKS, Measures, files, first, style

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.conftest import BuildSite, SiteServer

GOOD = Path(__file__).parent / "sites/good"
MINE = Brand(display_font="theme/fonts/mine.woff2", text_font="serif")
MEASURES = Measures(ascent=900, descent=300, regular=45110, bold=45110)
_UNKNOWN = "\U0010fff0"


class Face(NamedTuple):
    """A rule of `fonts.css` with a file."""

    family: str
    style: str
    weight: str
    file: str
    signs: frozenset[int]


def faces() -> Iterator[Face]:
    rule = (
        r'font-family: "([\w ]+)"; font-style: (\w+); font-weight: ([\d ]+); font-display: swap; '
        r'src: url\("fonts/([\w-]+\.woff2)"\) format\("woff2"\); unicode-range: ([^;]+);'
    )
    for family, shape, weight, file, ranges in re.findall(
        rule, (THEME / "styles/fonts.css").read_text("utf-8")
    ):
        ends = [part.removeprefix("U+").partition("-") for part in ranges.split(", ")]
        signs = {sign for a, _, b in ends for sign in range(int(a, 16), int(b or a, 16) + 1)}
        yield Face(family, shape, weight, file, frozenset(signs))


FACES = list(faces())
each = pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)


def test_every_font_is_in_the_style_sheet() -> None:
    assert {face.file for face in FACES} == {path.name for path in (THEME / "fonts").glob("*.woff2")}


@each
def test_fonts_are_light(face: Face) -> None:
    most = {"kollega-display-latin.woff2": 20_000, "kollega-text-latin.woff2": 24_000}
    assert (THEME / "fonts" / face.file).stat().st_size <= most.get(face.file, 18_000)


@each
def test_a_font_has_the_signs_that_are_promised(face: Face) -> None:
    font = ImageFont.truetype(THEME / "fonts" / face.file, 40)
    box = bytes(font.getmask(_UNKNOWN))
    assert [chr(sign) for sign in sorted(face.signs) if bytes(font.getmask(chr(sign))) == box] == []
    if face.weight == "400 700":
        assert weights(font) == (400, 700)


def test_no_sign_is_in_two_slices() -> None:
    seen: dict[tuple[str, str, int], str] = {}
    for face in FACES:
        for sign in face.signs:
            assert seen.setdefault((face.family, face.style, sign), face.file) == face.file


@pytest.mark.parametrize(
    ("text", "slices"),
    [
        ("Smørrebrød på Ærø, Århus: “ja” – nej…", 1),
        ("Größe, Straße, garçon, señor, naïve, œuvre, 5 €", 1),
        ("Zażółć gęślą jaźń, Łódź", 2),
        ("Çığ, İstanbul, ŞĞ, Őrült, Čeština, Ģirts", 2),
    ],
)
@pytest.mark.parametrize(("family", "shape"), sorted({(face.family, face.style) for face in FACES}))
def test_what_a_language_costs(text: str, slices: int, family: str, shape: str) -> None:
    ours = [face for face in FACES if (face.family, face.style) == (family, shape)]
    assert all(any(ord(char) in face.signs for face in ours) for char in text)
    assert sum(any(ord(char) in face.signs for char in text) for face in ours) == slices


def test_device_fonts_take_the_measures_of_ours() -> None:
    rules = (THEME / "styles/fonts.css").read_text("utf-8")
    for family, weight in (("Display", 700), ("Text", 400), ("Text", 700)):
        font = (THEME / f"fonts/kollega-{family.lower()}-latin.woff2").read_bytes()
        ours = measure(font)
        for device, row in DEVICES.items():
            (found,) = re.findall(
                rf'"Kollega {family} {device}"; font-weight: {weight}; .*?size-adjust: ([\d.]+)%; '
                r"ascent-override: ([\d.]+)%; descent-override: ([\d.]+)%;",
                rules,
            )
            size, ascent, descent = (float(value) / 100 for value in found)
            assert size * row.advances[weight] == approx(
                ours.bold if weight == 700 else ours.regular, rel=0.003
            )
            assert (size * ascent, size * descent) == approx(
                (ours.ascent / 1000, ours.descent / 1000), rel=0.002
            )


def test_an_employers_font_and_the_devices() -> None:
    rules = style(MINE, {"theme/fonts/mine.woff2": MEASURES})
    assert files(MINE) == ("theme/fonts/mine.woff2",) == tuple(first(MINE)), (
        "nothing of ours is fetched early"
    )
    assert 'url("theme/fonts/mine.woff2")' in rules and "font-weight: 100 900" in rules
    assert 'local("Arial Bold")' in rules and "size-adjust: 93.41%; ascent-override: 96.34%" in rules
    assert '--display: "Employer Display", "Employer Display Arial",' in rules
    assert f"--text: {STACKS['serif']};" in rules
    assert list(first(Brand())) == ["fonts/kollega-display-latin.woff2", "fonts/kollega-text-latin.woff2"]


@pytest.mark.parametrize("data", [b"", b"wOF2", b"wOF2" + b"\0" * 4000, b"<svg/>"])
def test_what_is_no_font_is_not_measured(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        measure(data)


SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 400);
})"""


@pytest.mark.arial
@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_hardly_anything_moves_when_fonts_come_late(
    width: int, page: Page, build_site: BuildSite, site_server: SiteServer
) -> None:
    server = site_server(build_site(GOOD, pictures=False).site)
    page.set_viewport_size({"width": width, "height": 844})
    late: list[Route] = []
    page.route("**/*.woff2", lambda route: late.append(route))
    for address in ("", "stories/", "jobs/"):
        page.goto(server + address, wait_until="domcontentloaded")
        page.wait_for_timeout(200)
        assert late, "there are fonts to wait for"
        while late:
            late.pop().continue_()
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.fonts.check('1em \"Kollega Text\"')")
        assert page.evaluate(SHIFT) <= 0.02, address
