"""GitHub-flavoured Markdown, and what a text says and refers to."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from kollega.live import Text
from kollega.markup import convert, cut, finish, fragment, plain


def shown(text: str) -> str:
    found = convert(text)
    links = {link: f"#{fragment(link[1:])}" for link in found.links if link.startswith("#")}
    return finish(Text(html_utf8=found.html_utf8, links=links), prefix="", pictures={})


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* **b** `c` ~~d~~", "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>"),
        (
            "- [ ] a\n- [x] b",
            '<ul>\n<li class="task-list-item">☐ a</li>\n<li class="task-list-item">☑ b</li>\n</ul>',
        ),
        ("www.example.org", '<p><a href="http://www.example.org">www.example.org</a></p>'),
        ("jobs@example.org", '<p><a href="mailto:jobs@example.org">jobs@example.org</a></p>'),
        ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("AT&T <3", "<p>AT&amp;T &lt;3</p>"),
        ("{{ a }} {% b %}", "<p>{{ a }} {% b %}</p>"),
    ],
)
def test_it_is_the_markdown_that_git_hosts_show(text: str, html: str) -> None:
    assert shown(text).strip() == html


def test_tables_alerts_and_footnotes() -> None:
    assert "<th>a</th>" in shown("| a | b |\n|---|:-:|\n| c | d |\n") and 'align="center"' in shown(
        "| a |\n|:-:|\n| c |\n"
    )
    assert 'class="markdown-alert markdown-alert-tip"' in shown("> [!TIP]\n> a\n")
    notes = shown("a[^1]\n\n[^1]: the note\n")
    assert 'href="#t-fn-1"' in notes and 'id="t-fn-1"' in notes and 'href="#t-fnref-1"' in notes


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n## b\n### c", "234"),
        ("## a\n### b", "23"),
        ("#### a\n## b\n", "22"),
        ("# a\n###### b", "23"),
        ("### a", "2"),
    ],
)
def test_headings_begin_below_the_title_and_skip_no_level(text: str, levels: str) -> None:
    html = shown(text)
    assert "".join(html[i + 2] for i in range(len(html)) if html.startswith("<h", i)) == levels
    assert html.count("</h") == len(levels)


@pytest.mark.parametrize("heading", ["Shifts", "T shirts", "Æbler & pærer", "a_b", "1. One", "日本"])
def test_a_link_reaches_the_heading_that_it_names(heading: str) -> None:
    (name,) = convert(f"## {heading}").ids
    html = shown(f"## {heading}\n\n[up](#{name})")
    assert f'id="{fragment(name)}"' in html and f'href="#{fragment(name)}"' in unquote(html)


def test_two_headings_of_one_name_have_two_ids() -> None:
    assert len(set(convert("## a\n\n## a\n").ids)) == 2


def test_what_a_text_refers_to() -> None:
    found = convert("[a](b.md) [c](b.md) [d](/e/) ![f](g.jpg) ![](h.jpg 'title') ![ ](i.jpg) <img src=j.jpg>")
    assert found.links == ("b.md", "/e/")
    assert found.pictures == ("g.jpg", "h.jpg", "i.jpg", "j.jpg")
    assert found.without_alt == ("h.jpg", "i.jpg", "j.jpg")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("plain, with <3 and `<script>`", ()),
        ("<kbd>a</kbd> <b>b</b>", ()),
        ("<script>a</script>", ("<script>",)),
        ("<font color=red>a</font> <center>b</center>", ("<center>", "<font>")),
        ('<p style="color:red">a</p>', ("style=",)),
        ('<p class="k-header intro" align=center>a</p>', (".k-header", "align=")),
        ("<p><img/onerror=a() src=b.jpg></p>", ("onerror=",)),
        ("<h1>a</h1>", ()),
        ("<!-- to do --> <kbd>on = off</kbd>", ()),
        ("<font>a</font>\n\n<!-- to do\n\n<center>on = off</center>", ("<font>",)),
        ("<kbd>a</kbd>\n\n```html\n<p class='x'>\n```\n\n- [x] c[^1]\n\n[^1]: d\n", ()),
    ],
)
def test_html_that_is_left_out_is_named(text: str, names: tuple[str, ...]) -> None:
    assert convert(text).dropped == names


@pytest.mark.parametrize(
    ("text", "links", "pictures"),
    [
        ("[a](javascript:b) [c](https://example.org/)", ("javascript:b",), ()),
        ("<a href='java&#10;script:b'>c</a>", ("java\nscript:b",), ()),
        ("<a href=https://a@b.example/>c</a>", ("https://a@b.example/",), ()),
        ("<a href='/\\\\b.example'>c</a>", ("/\\\\b.example",), ()),
        ("[a](http://b.example:99999/)", ("http://b.example:99999/",), ()),
        ("![a](data:image/png;base64,AA==) ![b](c.jpg)", (), ("data:image/png;base64,AA==",)),
        ("`[a](javascript:b)` and javascript:c", (), ()),
    ],
)
def test_addresses_that_are_never_shown(text: str, links: tuple[str, ...], pictures: tuple[str, ...]) -> None:
    found = convert(text)
    assert (found.refused_links, found.refused_pictures) == (links, pictures)
    assert not set(found.links) & set(links) and not set(found.pictures) & set(pictures)


def test_characters_that_mislead_are_seen_as_numbers_too() -> None:
    assert convert("a&#x202e;b").hides and convert("<p title='&#8238;'>a</p>").hides
    assert not convert("a&#128640;b &#8205; &shy;").hides and not convert("`&#x202e;`").hides


def test_the_words_alone() -> None:
    found = convert("# Night\n\nIt is *dark*,\nand quiet[^1].\n\n- one\n- two\n\n[^1]: Mostly.\n")
    assert found.plain == "Night It is dark, and quiet. one two"
    assert found.lead == "It is dark, and quiet."
    assert convert("![a](b.jpg)\n\nWords.").lead == "Words."
    assert convert("").plain == convert("").lead == ""
    assert plain('<p>a<br>b</p><p title="x > y">c</p>') == "a b c"


def test_cutting_ends_at_a_word() -> None:
    assert cut("one two, three", 14) == "one two, three"
    assert cut("one two, three", 10) == "one two…"
    assert len(cut("x" * 400, 300)) <= 300


def test_a_complete_address_has_no_way_up_in_it() -> None:
    text = Text(html_utf8=b'<a href="../a.md">a</a>', links={"../a.md": "../stories/\u00e6/#x"})
    html = finish(text, prefix="https://example.org/job/en/", pictures={})
    assert html == '<a href="https://example.org/job/stories/%C3%A6/#x">a</a>'
