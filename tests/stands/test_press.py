"""What is printed: PDFs that everybody can read, and codes that lead where they should."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image
from pypdf import PdfReader

from kollega.digest import of_value
from kollega.site import Brand
from kollega.stands import codes
from kollega.stands.pieces import PIECES, Card, Stand
from kollega.stands.press import Own, Print, printed

LINK = "https://careers.example.org/jobs/?utm_source={}&utm_medium=print&utm_campaign=fair"
STAND = Stand(
    slug="fair", lang="en", employer="Harbour Works A.m.b.a.", kind="Job fair", title="Come aboard", host="careers.example.org",
    summary="Meet us at the quay.", when="5 May 2027, 10:00", where="Odense", brand=Brand(), source="content/events/fair.md",
    words={"scan": "Scan for more", "jobs": "Our open jobs", "meet": "Talk to us", "alt": "Code to scan: %(address)s"},
    links={name: LINK.format(name) for name in PIECES if name != "badges"},
    cards=tuple(Card(name=f"Ada Anker {n}", role="Keeper", link=LINK.format(f"card{n}")) for n in range(11)),
)  # fmt: skip
ARABIC = replace(
    STAND, lang="ar", title="يوم دهان العوّامات الكبير", kind="جلسة حوار", summary="كل ربيع", cards=()
)


_printed: dict[str, dict[str, Print]] = {}


def of(stand: Stand) -> dict[str, Print]:
    """The pieces of a stand, printed once."""
    key = of_value(stand)
    if key not in _printed:
        _printed[key] = {one.piece.id: one for one in printed(stand, Own())}
    return _printed[key]


def pdf(stand: Stand, piece: str) -> PdfReader:
    return PdfReader(io.BytesIO(of(stand)[piece].pdf))


def read(page: bytes) -> Counter[str]:
    return Counter(code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(page))))


def fonts(reader: PdfReader) -> list[Any]:
    found = []
    for page in reader.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():  # type: ignore[union-attr]
            font = font.get_object()
            found.append(font.get("/DescendantFonts", [font])[0].get_object())
    return found


@pytest.mark.parametrize("piece", PIECES)
def test_a_pdf_says_what_it_is_and_has_its_fonts_with_it(piece: str) -> None:
    reader = pdf(STAND, piece)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"] and root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata and (reader.metadata.title or "").startswith("Come aboard – ")
    assert b"pdfuaid" in root["/Metadata"].get_data()
    width, height = (float(side) * 25.4 / 72 for side in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (PIECES[piece].width, PIECES[piece].height)
    assert fonts(reader)
    for font in fonts(reader):
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"]), font


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("stand", [STAND, ARABIC], ids=["English", "Arabic"])
def test_each_code_leads_where_it_should_and_says_on_what_it_was_printed(stand: Stand, piece: str) -> None:
    if piece not in of(stand):
        assert piece == "badges" and not stand.cards
        return
    found = sum(map(read, of(stand)[piece].pages), Counter[str]())
    people = Counter(card.link for card in stand.cards)
    expected = {
        "badges": people,
        "cards": Counter(dict.fromkeys(people, 10) or {stand.links["cards"]: 10}),
        "table-card": Counter({LINK.format("table-card"): 2}),
    }
    assert found == expected.get(piece, Counter({LINK.format(piece): 1}))


def test_an_event_of_no_kind_has_a_roll_up_without_one() -> None:
    stand = replace(STAND, kind="", cards=())
    (page,) = pdf(stand, "roll-up").pages
    assert "Odense" in page.extract_text() and "·" not in page.extract_text()


def test_badges_go_on_to_another_sheet() -> None:
    assert len(of(STAND)["badges"].pages) == 2 and len(of(STAND)["cards"].pages) == 11


@pytest.mark.slow
def test_words_of_every_script_can_be_read_in_the_pdf() -> None:
    words = "Łódź Москва Ωμέγα 東京 नमस्ते สวัสดี שלום"
    text = pdf(replace(STAND, title=words, cards=()), "poster-a4").pages[0].extract_text()
    for word in ("Łódź", "Москва", "Ωμέγα", "東京"):
        assert word in text.replace("\n", " ")


def test_a_code_that_leads_elsewhere_is_refused() -> None:
    page = of(STAND)["poster-a4"].pages[0]
    codes.check([page], Counter([LINK.format("poster-a4")]))
    for wanted in ([], [LINK.format("roll-up")], [LINK.format("poster-a4")] * 2):
        with pytest.raises(codes.Unreadable):
            codes.check([page], Counter(wanted))


def logo(colour: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (300, 100), colour).save(data, "PNG")
    return data.getvalue()


def test_a_logo_stands_where_the_name_would_where_it_can_be_seen() -> None:
    only = replace(STAND, cards=())
    pages = {
        name: Image.open(io.BytesIO(next(one for one in printed(only, own) if one.piece.id == "poster-a4").pages[0]))
        for name, own in {
            "none": Own(),
            "broken": Own(logos=(b"no picture",)),
            "unseen": Own(logos=(logo("white"),)),
            "second": Own(logos=(logo("white"), logo("#8a1c7c"))),
        }.items()
    }  # fmt: skip
    assert pages["none"] == pages["broken"] == pages["unseen"]
    colours = {
        name: {colour for _, colour in page.convert("RGB").getcolors(1 << 20) or []}
        for name, page in pages.items()
    }
    assert (0x8A, 0x1C, 0x7C) in colours["second"] - colours["none"]


def test_a_word_that_is_longer_than_a_line_goes_on_in_the_next() -> None:
    long = replace(STAND, lang="de", title="Verwaltungsfachangestelltenausbildung", cards=())
    poster = Image.open(io.BytesIO(of(long)["poster-a4"].pages[0])).convert("RGB")
    width, height = poster.size
    margin = poster.crop((width * 196 // 210, 0, width, height // 2))
    assert len(margin.getcolors(1 << 20) or []) == 1


def test_the_same_stand_has_the_same_bytes() -> None:
    again = {one.piece.id: one for one in printed(STAND, Own())}
    assert again == of(STAND)


@pytest.mark.slow
@settings(max_examples=12)
@given(st.text(max_size=120).map(lambda text: f"a{text}"))
def test_no_title_stops_the_press_or_is_read_as_code(title: str) -> None:
    stand = replace(STAND, title=title, summary=f"#panic() {title}", cards=())
    assert {one.piece.id for one in printed(stand, Own())} == set(PIECES) - {"badges"}


@pytest.mark.parametrize("title", ["#panic(\"x\") $ *bold* = x", "W" * 120, "Donaudampfschifffahrtsgesellschaft" * 3, "<script>alert(1)</script> \u202egnp"])  # fmt: skip
def test_hostile_titles_are_words(title: str) -> None:
    assert of(replace(STAND, title=title, cards=()))["roll-up"].pages
