"""Pages written by hand: what is read of their Markdown, and what stays of their HTML."""

from __future__ import annotations

import re
import time

import pytest
from markdown import Markdown
from msgspec import structs

from kollega.live import LivePage
from kollega.markup import Picture, convert_page, finish_page
from kollega.markup.pages import flat, places


@pytest.mark.parametrize(
    ("text", "plainer", "lost"),
    [
        ("# Hi {: #x .lead onclick='a()' }", "# Hi", (".lead", "onclick=")),
        ("Text\n{: .md-button style='x' }", "Text\n", ("style=",)),
        ("[x](y){ .md-button target=_blank }", "[x](y)", ("target=",)),
        ("`code`{ .k-x }", "`code`", (".k-x",)),
        (":smile:{ .lg .middle }", ":smile:", ()),
        ("| a {: .own } | b |", "| a | b |", ()),
        ("a `{: .k-x }` b", "a `{: .k-x }` b", ()),
        ("```\n{: .k-x }\n```", "```\n{: .k-x }\n```", ()),
        ("{#id} and {{ name }} and { name } and {a=b}", "{#id} and {{ name }} and { name } and {a=b}", ()),
        ('!!! note "x"\n\n    inside\n    {: .k-y }', "\n\ninside\n", (".k-y",)),
        ("[TOC]\n\n*[HR]: people", "\n\n", ()),
        (
            '<div class="grid cards" markdown>\n- [a](b)\n</div>\n[c](d)',
            "\n- [a](b)\n\n[c](d)",
            (),
        ),
        ("<div markdown='1' onclick=x>\n<div>\n*a*\n</div>\n</div>", "\n<div>\n*a*\n</div>\n", ("onclick=",)),
        ("<p markdown>an *a*</p>", "an *a*", ()),
        ('<div data-markdown="a">\n*a*\n</div>', '<div data-markdown="a">\n*a*\n</div>', ()),
        ('<div markdown="0">\n*a*\n</div>', '<div markdown="0">\n*a*\n</div>', ()),
        ("`<div markdown>` and </div>", "`<div markdown>` and </div>", ()),
        ("<div markdown>\n<p>a<br>\n</div>\n</div>", "\n<p>a<br>\n\n</div>", ()),
        (
            "[a](about us.md) `[b](c d)` [e]( f ) ![g](h i.jpg 'j')",
            "[a](<about us.md>) `[b](c d)` [e]( f ) ![g](h i.jpg 'j')",
            (),
        ),
        ("a[^my note]\n\n[^my note]: b", "a[^my-note]\n\n[^my-note]: b", ()),
    ],
)
def test_attributes_and_blocks_are_no_words(text: str, plainer: str, lost: tuple[str, ...]) -> None:
    assert flat(text, ["own"]) == (plainer, lost)


HOSTILE = [
    "{" * 100_000, "{: " + "a=b " * 30_000, "{: " + ".a" * 50_000, "`" * 100_000, '*{ a="' * 20_000, "{:" * 50_000 + "}",
    "# " + "{.a " * 25_000, "# " + " " * 100_000 + "{", "# " + ("{a=b" + " " * 1000) * 100, "`x" * 50_000 + "{", "[^" * 50_000,
    "<div markdown>" * 7_000, "<a " * 30_000, "</p>" * 20_000 + "<p markdown>" * 5_000 + "</q>" * 5_000, "<p>" * 30_000 + "</q>" * 20_000,
    "<" + "a" * 100_000, "<p markdown " + "a" * 100_000 + ">", "<p markdown " + ":" * 100_000 + ">",
    "](" * 50_000, "](" + "a " * 50_000, "](a b" * 20_000, "<h1>" * 20_000, "<h1>a</h1>" * 8_000, "{#a" * 30_000, "id=" * 30_000, "|" * 50_000 + "{", "    " * 20_000 + "{", "*[" * 50_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_it_takes_little_time(text: str) -> None:
    begun = time.process_time()
    flat(text)
    places(text, text)
    assert time.process_time() - begun < 1


def test_a_page_without_a_title_has_that_of_its_first_heading() -> None:
    assert convert_page("# Tom &amp; *Jerry* &lt;3 { #x }\n\n# More\n").title == "Tom & Jerry <3"
    assert convert_page("```\n# no\n```\n\n## Small\n").title == ""


PAGE = LivePage(
    path="content/a.md", address="a/", title="A", summary="", lang="en", links={"../jobs/b.md": "jobs/b/"}
)


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ('<h2 id="main" class="k-header">a</h2>', '<h2 id="t-main">a</h2>'),
        ('<a href="#pay">a</a>', '<a href="#t-pay">a</a>'),
        ('<a href="../b/#pay">a</a>', '<a href="../b/#t-pay">a</a>'),
        ('<a href="#t-pay">a</a>', '<a href="#t-pay">a</a>'),
        ('<a href="../jobs/b.md">a</a>', '<a href="../jobs/b/">a</a>'),
        ('<a href="/\\evil.example">a</a>', "a"),
        ('<a href="https://a@evil.example/">a</a>', "a"),
        ('<p class="admonition-title own k-card">a</p>', '<p class="admonition-title own">a</p>'),
        ('<pre class="highlight"><span class="nt k-x">a</span></pre>', '<pre class="highlight"><span class="nt">a</span></pre>'),
        ('<img alt="😄" class="twemoji" src="https://cdn.example/1f604.svg" title=":smile:" />', "😄"),
        ('<input type="checkbox" disabled checked/> a', "☑ a"),
        ('<label class="task-list-control"><input type="checkbox" disabled/><span class="task-list-indicator"></span></label> a', "☐ a"),
        ('<input type="password" name="a">', ""),
        ("<input name='x type=\"radio\"'>", ""),
        (
            '<input type="radio" id="__tabbed_1_1" name="__tabbed_1"><label for="__tabbed_1_1">a</label>',
            '<input type="radio" id="t-__tabbed_1_1" name="t-__tabbed_1"><label for="t-__tabbed_1_1">a</label>',
        ),
    ],
)  # fmt: skip
def test_what_stays_of_a_page(html: str, safe: str) -> None:
    assert finish_page(html, PAGE, prefix="../", pictures={}, classes=["own"]) == safe


@pytest.mark.parametrize(
    "written",
    [
        "../stories/ærlig/index.md",
        "/stories/夜勤/",
        "../stories/to ord.md",
        "../jobs/a.md#løn",
        "Løn%20og pension.md",
    ],
)
def test_links_and_pictures_lead_on_whatever_letters_they_are_written_in(written: str) -> None:
    """MkDocs leaves letters beyond ASCII and blanks as they are; the parser that finds where they lead does not."""
    text = convert_page(f"[a](<{written}>) ![b](<{written}.png>)")
    page = structs.replace(
        PAGE,
        links=dict.fromkeys(text.links, "there/"),
        pictures=dict.fromkeys(text.pictures, "content/b.png"),
    )
    html = f'<a href="{written}">a</a> <img alt="b" src="{written}.png" />'
    safe = finish_page(html, page, prefix="../", pictures={"content/b.png": Picture("b.jpg", 2, 1)})
    assert '<a href="../there/">a</a>' in safe and 'src="../b.jpg"' in safe


@pytest.mark.parametrize(
    "text",
    [
        "# Om\n\n## Løn og pension\n\n## Løn & pension\n\n### `C++` *og* Éire\n",
        "## 給与\n\n## 休暇\n\n## a_1\n\n## a\n\n## a\n",
        "## Ferie {#holiday}\n\n[a](b){: .x #there }\n",
    ],
)
def test_the_places_of_a_page_are_those_that_mkdocs_makes(text: str) -> None:
    html = Markdown(extensions=["toc", "attr_list"]).convert(text)
    assert set(re.findall(r' id="([^"]*)"', html)) <= set(convert_page(text).ids)
    assert "løn-og-pension" not in convert_page(text).ids
