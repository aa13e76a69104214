"""Whole pages, and what no parser may be led to overlook."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.gate import Rules, inspect

from .output import PAGE, RULES, codes, page


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<p>x</p>", "doctype"),
        ("<!doctype html><html lang=en><meta charset=utf-8><p>x", "title"),
        (page().replace("<!doctype html>", ""), "doctype"),
        (page().replace("html>", 'html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">', 1), "doctype"),
        (page(head="<p>x</p>").replace("<title>Page</title>", "") + "<title>x</title>", "title"),
        (page() + page(), "twice"),
        (page("<div>" * 30_000), "deeply"),
    ],
)
def test_page_that_is_not_whole(text: str, reason: str) -> None:
    found = inspect("x.html", text.encode(), Rules()).findings
    assert [one for one in found if one.problem == "gate-page-form" and reason in str(one.values)]


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE HTML>", "\ufeff<!doctype html>", "<!-- x -->\n<!doctype  html >"]
)
def test_page_that_is_whole(doctype: str) -> None:
    assert codes(PAGE, page().replace("<!doctype html>", doctype.replace("  ", " "))) == set()


def test_language_is_needed() -> None:
    assert codes(PAGE, page(lang="")) == {"gate-lang"}
    assert codes(PAGE, page().replace(' lang="en"', "")) == {"gate-lang"}


def test_letters_must_be_declared_early() -> None:
    assert codes(PAGE, page().replace('<meta charset="utf-8">', "")) == {"gate-charset"}
    late = page(head='<meta charset="utf-8">').replace('<meta charset="utf-8">', f"<!--{'x' * 1024}-->", 1)
    assert codes(PAGE, late) == {"gate-charset"}
    old = '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'
    assert codes(PAGE, page().replace('<meta charset="utf-8">', old)) == set()


_NAMES = [
    "x.html",
    "x.xml",
    "x.svg",
    "x.json",
    "x.ics",
    "assets/theme.css",
    "x.js",
    "x.jpg",
    "x.png",
    "x.webp",
    "x.gz",
    "x",
]


@given(
    st.sampled_from(_NAMES),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="replace")),
)
def test_no_bytes_make_it_fail(path: str, data: bytes) -> None:
    facts = inspect(path, data, Rules(withdrawn=("Anna Berg",), forbidden=("x",)))
    assert facts == inspect(path, data, Rules(withdrawn=("Anna Berg",), forbidden=("x",)))


_PIECES = st.sampled_from(
    ["<svg>", "<math>", "<style>", "</style>", "<table>", "<p>", "</p>", "<select>", "<noscript>", "</noscript>", "<title>",
     "</title>", "<textarea>", "</textarea>", "<!--", "-->", "<![CDATA[", "]]>", '<a title="', '">', "<template>", "</svg>"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=8).map("".join))
def test_handler_never_hides_where_a_browser_without_script_sees_it(before: str) -> None:
    """However the parser is led astray, an image with a handler is text, or it is refused."""
    from selectolax.lexbor import LexborHTMLParser

    text = page(f'{before}<img src="a.png" alt="" onerror="hit()">')
    for scripting in (True, False):
        if LexborHTMLParser(text, scripting=scripting).css("[onerror]"):
            assert "gate-handler" in {
                one.problem for one in inspect("x.html", text.encode(), Rules()).findings
            }


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("x.json", '{"a": 1,\n "b": }', (2, 7)),
        ("x.xml", "<a>\n<b></a>", (2, 8)),
        ("x.svg", '<svg xmlns="http://www.w3.org/2000/svg">\n <script/></svg>', (2, 2)),
        ("robots.txt", "a\nb\x08", (2, 2)),
        ("x.html", page("<p onclick=x>y</p>"), (6, 4)),
    ],
)
def test_findings_tell_the_place(path: str, text: str, place: tuple[int, int]) -> None:
    found = inspect(path, text.encode(), Rules()).findings[0]
    assert (found.line, found.column) == place


@pytest.mark.parametrize(
    "text",
    [
        "<!---->" * 5_000 + "x",
        page("<html><html>" + "<script" * 50_000),
        page("<div>" * 200_000),
        page("<p onclick=x>" * 20_000),
        page("<a " * 50_000),
    ],
)
def test_hostile_page_does_not_take_long(text: str) -> None:
    start = time.process_time()
    assert inspect("x.html", text.encode(), Rules(withdrawn=("Anna Berg",))).findings
    assert time.process_time() - start < 5  # about 0.2 s at most; 5 s is for a busy machine


def test_findings_of_one_file_have_an_end() -> None:
    text = page("".join(f'<p onclick="x" id="a" class="b{n}">' for n in range(1000)) + "<script>1</script>")
    many = page("".join(f'<a href="x{n}:y">z</a>' for n in range(1000)))
    assert len(inspect("x.html", many.encode(), Rules()).findings) == 50
    assert len(inspect("x.html", text.encode(), Rules()).findings) == 3


POLICY = "default-src 'none'"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'


@pytest.mark.parametrize(
    ("head", "problems"),
    [
        (META, set()),
        ("", {"gate-policy"}),
        (META.replace("none", "self"), {"gate-policy"}),
        (META + META, {"gate-policy"}),
        ('<link rel="stylesheet" href="../../assets/theme.css">' + META, {"gate-policy"}),
        ("<!-- " + META + " -->", {"gate-policy"}),
    ],
)
def test_a_page_carries_the_policy_once_and_early(head: str, problems: set[str]) -> None:
    rules = msgspec.structs.replace(RULES, policy=POLICY)
    found = {one.problem for one in inspect(PAGE, page("<p>x</p>", head).encode(), rules).findings}
    assert found == problems
    assert not inspect(PAGE, page("<p>x</p>").encode(), RULES).findings
