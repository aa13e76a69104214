"""From a board's HTML to Markdown: the same words, and nothing that was not there."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega import markup
from kollega.importing.markdown import Unreadable, markdown
from kollega.letters import clean


def read(html: str) -> str:
    """The text as people will read it."""
    return " ".join(markup.convert(markdown(html)).plain.split())


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h1>Work</h1><p>You <b>care</b>.</p>", "## Work\n\nYou **care**."),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ("&lt;p&gt;Care &amp;amp; cure&lt;/p&gt;", "Care & cure"),
        ("&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;", "Twice"),
        ("<p>One<br></p><p>&nbsp;</p><p> </p><p>Two</p>", "One\n\nTwo"),
        ('<a href="https://example.org/a?b=c&amp;d">More</a>', "[More](https://example.org/a?b=c&d)"),
        ('<a href="mailto:jobs@example.org">Write</a>', "[Write](mailto:jobs@example.org)"),
        ('<a href="javascript:alert(1)">No</a>', "No"),
        ('<a href="/jobs">Ours</a>', "Ours"),
        ('<a href="https://u:p@example.org/">No</a>', "No"),
        ('<p>A<img src="https://t.example/x.gif" alt="pixel">B</p>', "AB"),
        ("<p>A<script>alert(1)</script><style>p{}</style>B<!-- C --></p>", "AB"),
        ("<h2>&nbsp;</h2><h3><br></h3><h2>\u200b<img src=x></h2><p>A</p>", "A"),
        ("<dl><dt>Hours</dt><dd>37</dd></dl>", "Hours\n\n37"),
        ("Plain words only", "Plain words only"),
        ("", ""),
    ],
)
def test_the_form_is_kept(html: str, wanted: str) -> None:
    assert markdown(html) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "1. not a list", "# no heading", "* no star *", "a_b_c", "<script>alert(1)</script>", "List<String> & co", "[a](b)",
        "![a](b)", "`code`", "a | b", "~~no~~", "&lt;b&gt;", "- no list", "+ no list", "> no quote", "===", "---", "[^1]: no note",
        "\\*", "$x$", "C++ and C#", "a  b", "--- title: x ---", "![[a]]", "&copy;", "1) no list", "~~~ no fence",
    ],
)  # fmt: skip
def test_signs_of_markdown_are_only_signs(text: str) -> None:
    converted = markup.convert(markdown(f"<p>{escape(text)}</p>"))
    assert " ".join(converted.plain.split()) == " ".join(text.split())
    assert not converted.links and not converted.pictures and not converted.dropped


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/privacy_policy_en", "http://example.org/~me", "https://example.org/?utm_source=a&utm_medium=b",
        "https://example.org/_next/a-_b", "https://example.org/a/", "www.example.org/a_b", "first_last@example.org",
    ],
)  # fmt: skip
def test_an_address_that_people_typed_is_a_link(address: str) -> None:
    scheme = "mailto:" if "@" in address else "http://" if address.startswith("www.") else ""
    for text in (address, f"See ({address})."):
        assert list(markup.convert(markdown(f"<p>{escape(text)}</p>")).links) == [scheme + address]
    assert read(f"<p>{escape(address)}: it is there</p>") == f"{address}: it is there"


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/?a=1&copy;b",
        "https://_x_",
        "/www.a.b/_c_/",
        "ahttps://x.y/_z_",
        "www._a_",
        "_a_@_b_",
        "a@_b_",
    ],
)
def test_signs_in_what_looks_like_an_address_are_only_signs(text: str) -> None:
    assert "<em>" not in markup.convert(markdown(f"<p>{escape(text)}</p>")).unsafe_html


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<b>Hours:</b>Monday", "**Hours**:Monday"), ("<span><b>Hours:</b></span>Monday", "**Hours**:Monday"),
        ("<b>Hours:&nbsp;</b>Monday", "**Hours:** Monday"), ("by<b>&#160;night</b>", "by **night**"), ("<b>x <i>y:</i></b>z", "**x *y***:z"),
        ("<i>&ldquo;q&rdquo;</i>x", "*“q*”x"), ("wage<b>(net)</b>", "wage(**net)**"), ("good<strong>.</strong>So", "good.So"), ("<b>ที่</b>นี่", "**ที่**นี่"),
        ("<em>a:</em><b>b</b>", "*a*:**b**"), ("R&amp;<b>&amp;D</b>x", "R&**\\&D**x"), ("<b>We</b><strong> are</strong>", "**We are**"),
        ("<b>A:<br></b>B", "**A:**  \nB"), ("a<b><br>B</b>", "a  \n**B**"), ("<b>Heading:</b><br>x", "**Heading:**  \nx"),
    ],
)  # fmt: skip
def test_emphasis_is_shown_wherever_it_ends(html: str, wanted: str) -> None:
    assert markdown(f"<p>{html}</p>") == wanted
    assert "*" not in read(f"<p>{html}</p>")


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<strong><h3>Who we are</h3></strong><p>x</p>", "### Who we are\n\nx"),
        ("<strong><p>One</p><p>Two</p></strong>", "One\n\nTwo"),
        ("<em><b>List</b><ul><li>a <i>b</i></li></ul></em>", "**List**\n\n- a *b*"),
        ("<ul><b><li>x</li></b></ul>", "- x"),
        ("<h3><strong>Who</strong></h3><p><span><b>x</b></span></p>", "### **Who**\n\n**x**"),
    ],
)
def test_emphasis_around_whole_blocks_leaves_no_stars(html: str, wanted: str) -> None:
    assert markdown(html) == wanted


@pytest.mark.parametrize(
    "piece",
    [
        "<em><li>",
        "<b><h2>x",
        "!</b>",
        "<b>",
        "<br> ",
        "x<b>(",
        "!</b><b>",
        "!",
        "<b> ",
        "a_@",
        "https://a/_",
        "x<b ",
        "<a href='",
        "<!--",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    begun = time.process_time()
    with suppress(Unreadable):
        markdown(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 5


# The mark of the order of bytes is no word, and whoever reads HTML takes it off.
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"], exclude_characters="\ufeff"),
        max_size=60,
    )
)
def test_any_words_come_through(text: str) -> None:
    words = clean(text)[0]
    assert _letters(read(f"<p>{escape(words)}</p>")) == _letters(words)


@given(st.text("<>/abhp =\"'&;!-\n", max_size=80))
def test_any_html_is_read_or_refused(html: str) -> None:
    converted = markup.convert(markdown(html))
    assert not converted.dropped and not converted.pictures


@pytest.mark.parametrize("piece", ["\xa0", "\xa0\n", " \xa0"])
def test_blanks_take_little_time(piece: str) -> None:
    begun = time.process_time()
    assert read(f"<p>a{piece * 50_000}b</p>") in ("a b", "ab")
    assert time.process_time() - begun < 2


def test_a_document_of_a_thousand_levels_is_refused_and_not_a_crash() -> None:
    with pytest.raises(Unreadable):
        markdown("<div>" * 5_000 + "x" + "</div>" * 5_000)


def test_a_text_that_never_ends_is_refused() -> None:
    with pytest.raises(Unreadable, match="characters"):
        markdown("<p>word</p>" * 100_000)


def _letters(text: str) -> str:
    import unicodedata

    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
