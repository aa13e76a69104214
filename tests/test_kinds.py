"""Stories by kind: a page and a feed for each, where there are several."""

from __future__ import annotations

from kollega.channels import channels
from kollega.kinds import address_of, feed_of, kinds_of
from kollega.produce.pages.plan import pages_of
from tests.reading import site, story

SEVERAL = {"stories/a.md": story(kind="video"), "stories/b.md": story(), "stories/c.md": story(kind="video")}


def test_stories_of_one_kind_are_not_sorted() -> None:
    assert kinds_of(site({"stories/a.md": story(), "stories/b.md": story()}).library.stories) == {}


def test_each_kind_has_its_page_and_its_feed() -> None:
    library = site(SEVERAL).library
    pages = {page.address: page for page in pages_of(library, {})}
    shown = [card.address for card in pages[address_of("video")].lists["stories"]]
    assert sorted(shown) == ["stories/a/", "stories/c/"]
    links = dict(pages["stories/"].lists["filters"])["Kinds"]
    assert [link.address for link in links] == [address_of("story"), address_of("video")]
    feeds = {channel.path: channel for channel in channels(library)}
    assert [record.slug for record in feeds[feed_of("story")].records] == ["b"]
    assert feeds[feed_of("video")].home == address_of("video")


def test_no_story_may_take_the_address_of_a_kind() -> None:
    found = site({**SEVERAL, "stories/kind-video.md": story()})
    assert "address-taken" in found.codes("stories/kind-video.md")
