"""A text is the same wherever it is shown: page, title, meta tags, data, feeds, search, share links, cards, backstage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from kollega.produce import cards
from tests.hostile.conftest import Corpus
from tests.hostile.corpus import Case, lookalikes
from tests.hostile.sites import HOST
from tests.hostile.test_cases import names
from tests.hostile.verdicts import Seen

ODD = [case for case in lookalikes() if case.words]
#: What the structured data of each kind calls its name.
_NAMES = {"story": "headline", "job": "title", "event": "name", "person": "name"}
_ATOM = "{http://www.w3.org/2005/Atom}"
_LONGEST = 70  # of a title for networks


@pytest.mark.parametrize("case", ODD, ids=names)
def test_its_page_says_it_in_all_ways(case: Case, corpus: Corpus) -> None:
    page = LexborHTMLParser((corpus.of(case).built.public / case.address / "index.html").read_bytes())
    meta = {
        node.attributes.get("property") or node.attributes.get("name"): node.attributes.get("content")
        for node in page.css("meta")
    }
    title, heading = page.css_first("title"), page.css_first("main h1")
    assert title is not None and title.text() == f"{case.words} · Corpus"
    assert meta["og:title"] == case.words
    assert len(case.words) > _LONGEST or meta["twitter:title"] == case.words
    if case.kind != "page":
        assert heading is not None and heading.text() == case.words
    if case.kind in ("story", "job", "event", "value", "page"):
        assert meta["description"] == meta["og:description"] == case.words or case.group != "words"
    assert case.words in set(_strings(_data(page)))
    if case.kind in _NAMES:
        (main,) = [one for one in _data(page) if one["@type"] != "BreadcrumbList"]
        assert main.get("mainEntity", main)[_NAMES[case.kind]] == case.words
        assert case.kind != "story" or [author["name"] for author in main["author"]] == [case.words]


def _data(page: LexborHTMLParser) -> list[dict[str, Any]]:
    return [json.loads(node.text()) for node in page.css('script[type="application/ld+json"]')]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


@pytest.mark.parametrize("case", ODD, ids=names)
def test_share_links_propose_it(case: Case, corpus: Corpus) -> None:
    page = LexborHTMLParser((corpus.of(case).built.public / case.address / "index.html").read_bytes())
    links = [
        node.attributes.get("href") or ""
        for node in page.css("a")
        if "bsky" in (node.attributes.get("href") or "")
    ]
    for link in links:
        assert unquote(link.partition("text=")[2].partition("%20https%3A%2F%2F" + HOST)[0]) == case.words
    assert links or case.kind not in ("story", "job", "event")


_FED = [case for case in ODD if case.kind == "job" or "date" in case.fields]


@pytest.mark.parametrize("case", _FED, ids=names)
def test_feeds_say_it(case: Case, corpus: Corpus) -> None:
    address = f"https://{HOST}/{case.address}"
    found = list(_in_feeds(corpus.records.built.public, address))
    assert len(found) == 3
    for title, summary in found:
        assert title == case.words
        assert summary is None or summary in (case.words, f"Odense · On site – {case.words}")


@pytest.mark.parametrize("case", [case for case in ODD if "tags" in case.fields], ids=names)
def test_its_topic_is_called_so(case: Case, corpus: Corpus) -> None:
    public = corpus.records.built.public
    page = LexborHTMLParser((public / case.address / "index.html").read_bytes())
    (link,) = [node for node in page.css("main a") if "/tags/" in (node.attributes.get("href") or "")][:1]
    assert link.text() == case.words
    topic = unquote((link.attributes.get("href") or "").removeprefix("../../"))
    heading = LexborHTMLParser((public / topic / "index.html").read_bytes()).css_first("main h1")
    assert heading is not None and heading.text() == case.words
    outlines = etree.parse(public / "feeds/all.opml").getroot().iter("outline")
    assert f"Corpus: {case.words}" in {outline.get("title") for outline in outlines}


@pytest.mark.parametrize("case", [case for case in ODD if case.kind == "page"], ids=names)
def test_the_menu_names_it(case: Case, corpus: Corpus) -> None:
    page = LexborHTMLParser((corpus.pages.built.public / "stories/index.html").read_bytes())
    assert case.words in {node.text() for node in page.css("header a")}


def _in_feeds(public: Path, address: str) -> Iterator[tuple[str, str | None]]:
    for item in _rss(public / "feeds/jobs.rss") + _rss(public / "feeds/stories.rss"):
        if item.findtext("link") == address:
            description = LexborHTMLParser(f"<p>{item.findtext('description')}</p>").css_first("p")
            yield item.findtext("title") or "", description.text() if description else None
    for entry in _atom(public / "feeds/jobs.atom") + _atom(public / "feeds/stories.atom"):
        if any(link.get("href") == address for link in entry.iter(f"{_ATOM}link")):
            yield entry.findtext(f"{_ATOM}title") or "", entry.findtext(f"{_ATOM}summary")
    for one in _json(public / "feeds/jobs.json") + _json(public / "feeds/stories.json"):
        if one["url"] == address:
            yield one["title"], one.get("summary")


@cache
def _rss(path: Path) -> list[etree._Element]:
    return list(etree.parse(path).getroot().iter("item"))


@cache
def _atom(path: Path) -> list[etree._Element]:
    return list(etree.parse(path).getroot().iter(f"{_ATOM}entry"))


@cache
def _json(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_bytes())["items"])


@pytest.mark.parametrize("case", ODD, ids=names)
def test_the_search_finds_it(case: Case, corpus: Corpus) -> None:
    rows = _rows(corpus.of(case))
    assert any(case.words in row for row in rows if case.address in row)


@cache
def _found(public: Path) -> list[list[str]]:
    """All lists in the data for the search that hold an address."""
    rows: list[list[str]] = []
    for path in sorted(public.glob("search/**/*.json")):
        todo = [json.loads(path.read_bytes())]
        while todo:
            value = todo.pop()
            inner = (
                list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
            )
            todo += [one for one in inner if isinstance(one, dict | list)]
            rows.append([one for one in inner if isinstance(one, str)])
    return rows


def _rows(seen: Seen) -> list[list[str]]:
    return _found(seen.built.public)


@pytest.fixture(scope="module")
def drawn(corpus: Corpus) -> dict[str, dict[str, str]]:
    """The words of all cards, by the address of what they show."""
    libraries = [seen.built.library for seen in (corpus.records, corpus.pages)]
    steps = [step for library in libraries if library for step in cards.steps(library)]
    return {step.value.address: step.value.words for step in steps}


@pytest.mark.parametrize("case", ODD, ids=names)
def test_its_card_is_drawn_with_it(case: Case, drawn: dict[str, dict[str, str]]) -> None:
    assert drawn[case.address]["title"] == case.words


@pytest.mark.parametrize("case", [case for case in ODD if case.kind in ("story", "job")], ids=names)
def test_the_room_for_colleagues_names_it(case: Case, corpus: Corpus) -> None:
    assert case.words in _backstage(corpus.records.built.backstage)


@cache
def _backstage(folder: Path) -> set[str]:
    pages = [LexborHTMLParser(path.read_bytes()) for path in sorted(folder.rglob("*.html"))]
    return {node.text() for page in pages for node in page.css("h1, h2, h3, a")}
