"""Texts that were made to keep a parser busy: each is done in good time, or refused with the line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.limits import MOST
from kollega.live import Text
from kollega.markup import TooComplex, convert, finish, limits

SECONDS = 2.0


def much(piece: str) -> str:
    """A text as long as a file may be."""
    return (piece * (MOST.text // len(piece.encode()) + 1)).encode()[: MOST.text].decode(errors="ignore")


OPENERS = {
    piece: much(piece)
    for piece in (
        ">", "> ", "[", "![", "<!--", "<!A", "<?", "<![CDATA[", "&", '"', "<", "\u00a0", "- ", "1. ", "* ", "**a *a ", "*_", "*a _b ",
        "~a ", "~~a ", "`", "`a", "`a``b```", "\\", "[a](", "[a](<b", '[a](b "', "[![]()", "[ (](", "[^a]", "www.", "www.a(", "http://",
        "a@b.c ", "mailto:a@b.c ", "xmpp:a@b/", "www.a&a;", "\t", "\r", "\n", "\0", "    a\n\n", "```\n", "~~~\n", "***\n", "---\n",
        "# a\n", "a\n=\n", "a\n-\n", "a|b\n", "|\n", "|a\n|-\n", "[a]: b\n", "- [ ] a\n", "> [!NOTE]\n> a\n\n", "[a](b)", "![a](b)", "e\u0301\u0327",
        "\u0301\u0327", "&#769;&#807;", "&#x202e;",
        "<!-- a comment that nobody ends, neither here nor further down in the text ",
    )
}  # fmt: skip
HTML = {
    piece: much(piece)
    for piece in (
        "<div>", "<b>", "<a ", "<img ", '<img src="x" ', '<a href="', "<p>", "<li>", "<dd>", "<td>", "<table>", "<table><b>", "<table>x",
        "<select>", "<option>", "<button>", "<svg><p>", "<math><mi>", "<template>", "<ruby><rt>", "<script>", "<style>", "<plaintext>",
        "<frameset>", "<div></b>", "<b></div>", "<div><table></div></table>", "<div><!--</div>-->", "<form><div></form>",
        '<div title="</div>">', "<a><b><p></a>", "<b><p></b>", "<b x=1><i>a</b></i>", "<a href=x><p>", "</p>", "</br>", "<br>",
        "<details><summary>a</summary></details>", '<b style="a:b">a</b>', '<h2 id="a">a</h2>', '<sup class="footnote-ref">',
        "<ul><li>", "<span>a</span>",
    )
}  # fmt: skip
WHOLE = {
    "links to one long address": "[x]: /" + "u" * 1_000 + "\n\n" + much("[x]"),
    "one note, many times": much("[^a]") + "\n\n[^a]: x",
    "notes in notes": "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(12_000)) + "[^0]",
    "definitions": "".join(f"[a{n}]: /u\n" for n in range(20_000)),
    "links": "".join(f"[a](b{n})\n" for n in range(20_000)),
    "pictures": "".join(f"![a](b{n}.png)\n" for n in range(15_000)),
    "headings": "".join(f"# {n}\n" for n in range(30_000)),
    "a wide table": "|a" * 1_000 + "\n" + "|-" * 1_000 + "\n" + much("|b\n"),
    "a wide table in a quote": "> " + "|a" * 1_000 + "\n> " + "|-" * 1_000 + "\n" + much("> |b\n"),
    "a wide table in a list": "- " + "|a" * 1_000 + "\n  " + "|-" * 1_000 + "\n" + much("  |b\n"),
    "a long table": "|a" * 59 + "|\n" + "|-" * 59 + "|\n" + much("|b\n"),
    "lists in lists": "".join("  " * n + "- a\n" for n in range(700)),
    "quotes in quotes": "".join(">" * n + "a\n" for n in range(700)),
    "longer and longer ticks": "".join("`" * n + " " for n in range(700)),
    "many marks, many paragraphs": "".join(f"<b title={n}>" for n in range(200)) + "\n\n" + much("a\n\n"),
    "many marks, many elements": "".join(f"<font x={n}>" for n in range(230)) + much("<div>a</div>"),
    "many open, many paragraphs": "<div>" * 230 + "\n\n" + much("a\n\n"),
    "columns": "<table>" + much("<col>"),
    "rows": "<table>" + much("<tr><td>a"),
    "words in a table": "<table>" + much("<p>a</p>"),
    "marks in a table": "<table>" + much("<b>a</b>"),
    "attributes": "<a " + much("a=b ") + ">",
    "attributes without end": "<a " + much("onx "),
    "blanks in a tag": "<a" + much(" ") + "x",
    "dashes and a letter": much("-") + "x",
    "bars and a letter": much("|-") + "x",
    "signs in an address": "http://a" + much("("),
    "a long word before an address": much("a+") + "@b.c",
    "a long host": "a@" + much("b."),
}


@pytest.mark.parametrize(
    "text", [*OPENERS.values(), *HTML.values(), *WHOLE.values()], ids=[*map(ascii, OPENERS), *HTML, *WHOLE]
)
def test_it_takes_little_time(text: str) -> None:
    begun = time.process_time()
    try:
        converted = convert(text)
        finish(
            Text(html_utf8=converted.html_utf8, links=dict.fromkeys(converted.links), pictures=dict.fromkeys(converted.pictures)),
            prefix="", pictures={},
        )  # fmt: skip
    except TooComplex as error:
        assert 1 <= error.line <= text.count("\n") + 1
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("fine\n\n" + ">" * 100 + "\n", 3),
        ("fine\n\n" + "- " * 100 + "\n", 3),
        ("fine\n\n" + "|a" * 100 + "\n" + "|-" * 100 + "\n", 4),
        ("fine\n" + "## again\n" * 1_001, 1_002),
        ("fine\n\n" + "<div>" * 300 + "\n\nfine\n", 3),
        ("fine\n\n" + "a@b.example " * 3_000 + "\n", 3),
    ],
)
def test_the_line_is_named(text: str, line: int) -> None:
    with pytest.raises(TooComplex) as refused:
        convert(text)
    assert refused.value.line == line


@pytest.mark.parametrize(
    "text",
    [
        "".join("  " * depth + "- a\n" for depth in range(20)),
        "> " * 20 + "a",
        "|" + " a |" * 40 + "\n|" + " - |" * 40 + "\n" + ("|" + " b |" * 40 + "\n") * 300,
        "## Title\n\nSome words.\n\n" * 500,
        "a@b.example\n\n" * 500,
        "<p>Some <strong>words</strong> and <a href='https://example.org/'>links</a></p>\n" * 300,
        'It\'s "so" & 5 < 6. ' * 2_000,
        "word " * 40_000,
    ],
)
def test_what_people_write_is_not_refused(text: str) -> None:
    convert(text)


_PARTS = st.sampled_from(
    ["> ", "- ", "1. ", "\u0661) ", "# a", "|", "|-|", "@", "[^a]", "\n", " ", "word ", "=", "\n\n"]
)


@given(st.lists(st.tuples(_PARTS, st.sampled_from([1, 2, 70, 1_100, 11_000])), max_size=6))
def test_a_text_that_is_simple_is_never_refused(parts: list[tuple[str, int]]) -> None:
    text = "".join(part * number for part, number in parts)
    if limits._is_simple(text):
        limits._refuse_lines(text)
