"""Feeds of whatever people may write: always well formed, always the same words."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kollega import digest
from kollega.live import Link
from kollega.produce import feeds
from tests.libraries import SITE, library, photo, story
from tests.produce.feed_rules import problems
from tests.produce.feed_samples import files, parsed

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(
    [
        "]]>",
        "<![CDATA[",
        "&lt;b&gt;",
        "&#60;",
        "&eacute;",
        "<b>bold</b>",
        "\ud83d",
        "😀",
        "مرحبا \u200fabc",
        "\x1b[2J",
        "\ufffe",
    ]
)


def kept(words: str) -> str:
    """What is left of a text: no characters that XML forbids, one line, single spaces."""
    words = re.sub("[\t\n\r\x0b\x0c\x85\u2028\u2029]", " ", words)
    words = re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]", "", words)
    return re.sub(" {2,}", " ", words).strip()


def guessed(words: str) -> str:
    """What feedparser may make of a text: one that looks like UTF-8 read as Latin-1 is often taken for that."""
    try:
        return words.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return words


def same(read: list[str], words: str) -> bool:
    """Whether feedparser read a text, as it is or as it guesses."""
    return read in ([words], [guessed(words)])


@settings(max_examples=100)
@given(title=ANYTHING, summary=ANYTHING, name=ANYTHING, tag=ANYTHING, alt=ANYTHING, body=ANYTHING)
def test_whatever_people_write(title: str, summary: str, name: str, tag: str, alt: str, body: str) -> None:
    body = body.encode("utf-8", "replace").decode()
    record = story(
        title, "slug", summary=summary, authors=(Link(name=name),), tags=(Link(name=tag),),
        photo=photo("stories/a.jpg", alt), body=f"Words. {body}",
    )  # fmt: skip
    assert digest.of_value([step.value for step in feeds.steps(library(stories=[record]), True)])
    made = files(library(stories=[record]), only="feeds/all")
    for form in ("rss", "atom"):
        data = made[f"feeds/all.{form}"]
        assert problems(data, f"{SITE.url}feeds/all.{form}") == []
        [entry] = parsed(data).entries
        assert same([entry.title], kept(title) or "slug")
        employer = [] if form == "rss" else [SITE.organisation.name]
        names = [found.name for found in entry.get("authors", [])]
        assert same(names, kept(name)) if kept(name) else names == employer
        tags = [found.term for found in entry.get("tags", [])]
        assert same(tags, kept(tag)) if kept(tag) else not tags
    [item] = json.loads(made["feeds/all.json"].decode())["items"]
    assert item["title"] == (kept(title) or "slug")
    assert item.get("summary", "") == kept(summary)


def test_a_text_that_is_too_long_for_readers_is_told_by_its_summary() -> None:
    for length, is_whole in ((feeds._LONGEST - 100, True), (feeds._LONGEST, False)):
        record = story("Long", "slug", summary="In short.", body="a" * length)
        made = files(library(stories=[record]), only="feeds/all")
        [item] = json.loads(made["feeds/all.json"].decode())["items"]
        assert ("a" * 1_000 in item["content_html"]) == is_whole
        assert is_whole or item["content_html"] == "<p>In short.</p>"
