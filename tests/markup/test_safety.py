"""Whatever is written, nothing of it runs, loads, covers or imitates anything."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from selectolax.lexbor import LexborHTMLParser

from kollega.letters import clean, line
from kollega.live import LivePage, Text
from kollega.markup import Picture, TooComplex, convert, finish, finish_page
from tests.markup.texts import PIECES, markdown

PICTURES = {"stories/a.jpg": Picture(src="pictures/a.jpg", width=4, height=3)}
SHOWN = {"a.jpg": "stories/a.jpg"}
LINKS = {"../jobs/nurse.md": "jobs/nurse/", "#x": "#t-x"}
NEVER = "script style iframe object embed link meta base form button select textarea template noscript frame frameset video audio source"
ADDRESS = re.compile(
    r"(?:https?://[^/@\s]+(?:[/?#]\S*)?|(?:mailto|tel):\S.*|[^:]*|[^:/?#]*[/?#].*)", re.DOTALL
)


def finished(text: str) -> str:
    found = convert(text)
    whole = Text(html_utf8=found.html_utf8, links=LINKS, pictures=SHOWN, plain_utf8=found.plain_utf8)
    safe = finish(whole, prefix="../../", pictures=PICTURES)
    assert finish(whole, prefix="../../", pictures=PICTURES) == safe
    return safe


def refuse(html: str, *, wide: bool = False) -> None:
    """Look at HTML as a browser would."""
    tree = LexborHTMLParser(f"<!doctype html><body><main>{html}</main><p id=after>")
    assert not tree.css(", ".join(NEVER.split() + ([] if wide else ["svg", "math", "input", "label"])))
    after = tree.css_first("#after")
    assert after is not None and after.parent is not None and after.parent.tag == "body", (
        "something was left open"
    )
    for node in tree.css("main *"):
        for name, value in node.attributes.items():
            assert not name.startswith("on") and name not in (
                "style",
                "srcdoc",
                "formaction",
                "srcset",
                "ping",
                "target",
            ), (node.tag, name)
            assert name not in ("id", "for") or (value or "").startswith("t-")
            assert name != "class" or not re.search(r"(?:^|\s)(?:k|md)-(?!button)", value or "")
            if name in ("href", "src"):
                assert ADDRESS.fullmatch(value or ""), value
        if node.tag == "img":
            assert (
                node.attributes.get("src") == "../../pictures/a.jpg" and node.attributes.get("width") == "4"
            )
        if node.tag == "a":
            target = node.attributes.get("href")
            assert (
                wide
                or (target and not re.match(r"\.\./\.\./(?!jobs/nurse/)", target))
                or "id" in node.attributes
            )
    assert clean(html) == (html, False)


@settings(max_examples=400)
@given(markdown)
@example("<svg><style><img src=x onerror=a()></style></svg>")
@example("<a href='&#x202e;javascript:a()'>x</a>")
@example('<a id="x">a</a><a href="#x">b</a>')
def test_a_contributor_cannot_do_harm(text: str) -> None:
    try:
        safe = finished(text)
    except TooComplex:
        return
    refuse(safe)
    refuse(LexborHTMLParser(f"<body>{safe}").body.html.removeprefix("<body>").removesuffix("</body>"))  # type: ignore[union-attr]


@settings(max_examples=400)
@given(markdown)
def test_nor_can_a_page_written_by_hand(text: str) -> None:
    page = LivePage(
        path="content/a.md", address="a/", title="A", summary="", lang="en", links=LINKS, pictures=SHOWN
    )
    safe = finish_page(text, page, prefix="../../", pictures=PICTURES)
    assert finish_page(text, page, prefix="../../", pictures=PICTURES) == safe
    refuse(safe, wide=True)


@settings(max_examples=300)
@given(markdown)
def test_the_words_alone_hold_no_markup(text: str) -> None:
    try:
        found = convert(text)
    except TooComplex:
        return
    for words in (found.plain, found.lead):
        assert words == line(words) and clean(words) == (words, False)
    assert found.lead in found.plain or not found.lead


@pytest.mark.parametrize("piece", PIECES)
def test_pieces_alone_are_harmless(piece: str) -> None:
    refuse(finished(piece))


def test_a_picture_of_another_site_becomes_a_link() -> None:
    assert (
        finished("![the sea](https://e.example/a.png)")
        == '<p><a href="https://e.example/a.png">the sea</a></p>\n'
    )
    assert (
        finished("![](https://e.example/a.png)")
        == '<p><a href="https://e.example/a.png">https://e.example/a.png</a></p>\n'
    )


def test_a_picture_beside_the_text_has_its_measures() -> None:
    shown = '<p><img src="../../pictures/a.jpg" alt="the &quot;sea&quot;" width="4" height="3" loading="lazy"></p>\n'
    assert finished('![the "sea"](a.jpg)') == shown
    assert finished("<p><IMG ALT='the \"sea\"' SRC=a.jpg></p>\n") == shown
    assert finished("![the sea](other.jpg)") == "<p></p>\n"


def test_a_link_that_leads_nowhere_is_its_words() -> None:
    assert finished("[the *sea*](nowhere.md)") == "<p>the <em>sea</em></p>\n"
    assert finished("[the sea](../jobs/nurse.md)") == '<p><a href="../../jobs/nurse/">the sea</a></p>\n'


def test_harmless_formatting_stays() -> None:
    for html in (
        "<kbd>a</kbd>",
        "<sub>a</sub>",
        '<abbr title="a">b</abbr>',
        "<mark>a</mark>",
        '<span lang="da">a</span>',
    ):
        assert finished(f"Some {html}.") == f"<p>Some {html}.</p>\n"
    assert "<details><summary>a</summary>" in finished("<details><summary>a</summary>b</details>")


def test_a_link_that_says_nothing_is_no_link() -> None:
    """A screen reader would read its address aloud."""
    text = "[](https://a.example/) [ ](https://b.example/) [![](a.jpg)](https://c.example/) [d](https://d.example/)"
    assert re.findall('href="([^"]*)"', finished(text)) == ["https://d.example/"]
    assert finished('<a id="here" href="https://a.example/"></a>').strip() == '<p><a id="t-here"></a></p>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<figcaption>a</figcaption>", "<div>a</div>"),
        ("<figure><figcaption>a</figcaption></figure>", "<figure><figcaption>a</figcaption></figure>"),
        ("<h2>\n\na</h2>", "<h2>\n a </h2><p></p>"),
    ],
)
def test_elements_lie_where_they_may(written: str, shown: str) -> None:
    assert finished(written).strip() == shown
