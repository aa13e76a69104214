"""Whoever withdrew is in no output, whatever made it: planted in each kind of file."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from io import BytesIO
from urllib.parse import quote

import msgspec
import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject

from kollega.gate import likenesses, unseen
from kollega.pictures.likeness import of_file

from .output import PAGE, RULES, codes, page
from .packing import packed, pdf, picture

NAME = "Søren Ågård-Berg"
ASCII = "Soeren Aagaard-Berg"
WITHDRAWN = msgspec.structs.replace(RULES, withdrawn=(NAME,))
ESCAPED = (
    NAME.encode("ascii", "backslashreplace")
    .decode()
    .replace("\\xf8", "\\u00f8")
    .replace("\\xc5", "\\u00c5")
    .replace("\\xe5", "\\u00e5")
)
SITEMAP = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://careers.example.org/sub/#{quote(NAME)}</loc></url></urlset>"
FEED = "<rss version='2.0'><channel><item><title>%s</title></item></channel></rss>"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (PAGE, page(f"<p>{NAME}</p>")),
        (PAGE, page(f"<p>{escape(NAME).encode('ascii', 'xmlcharrefreplace').decode()}</p>")),
        (PAGE, page(f'<img src="a.png" alt="{NAME}">')),
        (PAGE, page("<p>S<b>øren</b> <i>Ågård</i>-Berg</p>")),
        ("feed.rss", FEED % NAME),
        (
            "feeds/people.atom",
            f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{NAME.upper()}</title></feed>",
        ),
        ("feeds/all.json", f'{{"items": [{{"title": "{ESCAPED}"}}]}}'),
        ("sitemap.xml", SITEMAP),
        ("search/data/words-1.json", f'[["{NAME.lower()}", 1]]'),
        ("feeds/jobs.ics", f"BEGIN:VCALENDAR\r\nSUMMARY:{NAME[:9]}\r\n {NAME[9:]}\r\nEND:VCALENDAR\r\n"),
        ("share/kit.zip", packed({"captions.txt": f"By {NAME}".encode()})),
        ("share/kit.zip", packed({"soeren-aagaard-berg.txt": b"x"})),
        ("share/kit.zip", packed({"inner.zip": packed({"a.txt": NAME.encode()})})),
        ("share/sheet.pdf", pdf(f"Meet {ASCII} there")),
        ("data.js", f'kolleganames = ["{ESCAPED}"];'),
        ("captions.vtt", f"WEBVTT\n\n00:00.000 --> 00:01.000\n<v {NAME}>Hello\n"),
        ("logo.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><title>{NAME}</title></svg>'),
        ("media/soeren-aagaard-berg.txt", "x"),
    ],
)
def test_the_name_is_found(path: str, data: str | bytes) -> None:
    assert "gate-withdrawn" in codes(path, data, rules=WITHDRAWN)


def test_a_name_of_one_word_counts_in_no_address_since_all_letters_are_small_there() -> None:
    rules = msgspec.structs.replace(RULES, withdrawn=("Rose",))
    assert codes("tags/rose/index.html", page("<p>rose</p>"), rules=rules) == set()
    assert codes("share/kit.zip", packed({"rose.txt": b"a rose"}), rules=rules) == set()
    assert codes("people/rose/index.html", page("<p>Rose</p>"), rules=rules) == {"gate-withdrawn"}


def test_what_nobody_can_look_into_is_refused() -> None:
    assert codes("a.zip", b"PK\x03\x04 broken", rules=WITHDRAWN) == {"gate-opaque"}
    assert codes("a.pdf", b"%PDF-1.7 broken", rules=WITHDRAWN) == {"gate-opaque"}
    assert codes("a.pdf", b"%PDF-1.7 broken") == set()


def test_a_name_of_one_word_may_be_one_of_code() -> None:
    rules = msgspec.structs.replace(RULES, withdrawn=("Mark", NAME))
    assert codes("assets/theme.css", "/* Mark what counts. */", rules=rules) == set()
    assert codes("assets/theme.css", f"/* {NAME} */", rules=rules) == {"gate-withdrawn"}
    assert codes(PAGE, page("<p>Mark</p>"), rules=rules) == {"gate-withdrawn"}


def test_who_may_be_on_the_site_and_not_in_feeds_or_kits() -> None:
    rules = msgspec.structs.replace(RULES, apart={"feed": ("Anna Berg",), "share kit": ("Anna Berg",)})
    assert codes(PAGE, page("<p>Anna Berg</p>"), rules=rules) == set()
    assert codes("stories/feeds/index.html", page("<p>Anna Berg</p>"), rules=rules) == set()
    assert codes("feeds/all.rss", FEED % "Anna Berg", rules=rules) == {"gate-apart"}
    assert "gate-apart" in codes("feeds/all.json", '{"title": "anna-berg"}', rules=rules)
    assert "gate-apart" in codes("share/a/links.txt", "Anna Berg", rules=rules, audience="backstage")


PICTURE = {
    "thumbnail": ("media/a.jpg", picture(1, 200, quality=60)),
    "webp": ("media/a.webp", picture(1, 480, "WEBP", 70)),
    "png": ("media/a.png", picture(1, 900, "PNG")),
    "zip": ("kit.zip", packed({"a.jpg": picture(1, 600)})),
    "pdf": ("sheet.pdf", pdf(picture=picture(1, 600))),
    "script": ("share/pictures.js", b'kollegaPictures({"a": "' + b64encode(picture(1, 400)) + b'"});'),
    "page": (
        PAGE,
        page(f'<img src="data:image/webp;base64,{b64encode(picture(1, 300, "WEBP")).decode()}">').encode(),
    ),
}


@pytest.mark.parametrize("kind", PICTURE)
def test_the_picture_is_known_again(kind: str) -> None:
    path, data = PICTURE[kind]
    wanted = (of_file(picture(1), 10_000_000),)
    found = unseen({path: likenesses(path, data)}, wanted)
    assert [(one.path, one.code) for one in found] == [(path, "gate-withdrawn-picture")]


def test_the_picture_is_known_behind_one_that_cannot_be_read() -> None:
    writer = PdfWriter()
    for one in (2, 1):
        writer.append(BytesIO(pdf(picture=picture(one, 600))))
    scan = next(iter(writer.pages[0]["/Resources"]["/XObject"].values())).get_object()
    scan[NameObject("/Filter")] = NameObject("/JBIG2Decode")
    writer.write(whole := BytesIO())
    found = likenesses("a.pdf", whole.getvalue())
    assert unseen({"a.pdf": found}, [of_file(picture(1), 10_000_000)])


def test_another_picture_is_another() -> None:
    files = {f"{seed}.jpg": likenesses("a.jpg", picture(seed, 500)) for seed in range(2, 30)}
    assert all(files.values()) and not unseen(files, [of_file(picture(1), 10_000_000)])
    assert likenesses("a.jpg", b"broken") == () and likenesses("a.zip", b"PK") == ()
