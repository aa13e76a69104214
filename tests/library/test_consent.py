"""Consent by purpose: what each use may have of a record, decided once, and told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.library.consent import standing
from kollega.live import LiveStory, used
from kollega.records import PURPOSES, Consent, Person, Purpose
from kollega.site import ConsentRules
from tests.folders import CONFIG
from tests.gate.packing import picture
from tests.reading import Found, job, site, story

DAY = "2026-06-30"


def asks(rules: str) -> str:
    return f"{CONFIG}extra: {{kollega: {{consent: {rules}}}}}\n"


def person(*purposes: str, more: str = "") -> dict[str, str | bytes]:
    rows = "".join(f"  - {{purpose: {one}, receipt: R1}}\n" for one in purposes)
    text = f"name: Mia Holm\nphoto: mia.jpg\nphoto_alt: At work\n{more}" + (
        f"consent:\n{rows}" if rows else ""
    )
    return {"content/people/mia-holm.yml": text, "content/people/mia.jpg": b"m"}


STORY: dict[str, str | bytes] = {
    "stories/a.md": story(authors="mia-holm", photo="a.jpg", photo_alt="A", quote="Hm.", body="![x](b.jpg)"),
    "stories/a.jpg": b"a",
    "stories/b.jpg": b"b",
}


def of(found: Found, purpose: Purpose) -> LiveStory | None:
    return next(iter(used(found.library.stories, purpose)), None)


def test_who_has_something_on_file_agreed_to_that_and_to_nothing_else() -> None:
    found = site({**person("site"), **STORY}, DAY)
    (one,) = found.library.stories
    assert one.photo and of(found, "feeds") is None and of(found, "kit") is None
    social = of(found, "social")
    assert (
        social
        and social.photo is None
        and not any(social.text.pictures.values())
        and social.authors == one.authors
    )
    assert used(found.library.people, "social")[0].record.photo is None
    assert set(found.codes()) == {"story-authors"} and {one.severity for one in found.diagnostics} == {"note"}


def test_a_name_as_another_language_writes_it_means_the_person() -> None:
    russian = {
        "content/people/mia-holm.ru.yml": "name: Мия Холм\n",
        "stories/b.md": story(authors="Мия Холм"),
    }
    config = CONFIG + "extra: {kollega: {languages: [en, ru]}}\n"
    assert of(site({**person("site", "feeds"), **russian}, DAY, config=config), "feeds")
    assert of(site({**person("site"), **russian}, DAY, config=config), "feeds") is None
    assert not site({**person(more="withdrawn: 2026-01-01\n"), **russian}, DAY, config=config).library.stories


def test_who_agreed_to_all_is_everywhere_and_who_has_nothing_on_file_too() -> None:
    for purposes in (("site", "feeds", "social", "kit"), ()):
        found = site({**person(*purposes), **STORY}, DAY)
        (one,) = found.library.stories
        assert one.lessened == {} and not found.diagnostics
        mia = found.library.people[0].record
        assert not standing(mia, "ranking", ConsentRules(), date.fromisoformat(DAY)).may


@pytest.mark.parametrize(
    ("rules", "names", "photo"),
    [
        ("{site: hold}", None, None),
        ("[site]", None, None),
        ("{site: name}", ["A colleague"], False),
        ("{site: picture}", ["Mia Holm"], False),
    ],
)
def test_what_is_asked_for_is_left_out_as_it_is_set(
    rules: str, names: list[str] | None, photo: bool | None
) -> None:
    found = site({**person(), **STORY}, DAY, config=asks(rules))
    stories = found.library.stories
    assert [[link.name for link in one.authors] for one in stories] == ([names] if names else [])
    assert all(one.photo is None and not any(one.text.pictures.values()) for one in stories)
    assert bool(found.library.people) == (names == ["Mia Holm"]) and found.diagnostics


def test_a_name_alone_is_asked_for_as_well_but_the_employers_is_not() -> None:
    files = {
        "stories/a.md": story(authors="Bo Borg"),
        "stories/b.md": story(authors="Harbour"),
        "stories/c.md": story(authors="Harbour", body="Bo Borg sang."),
    }
    found = site(files, DAY, config=asks("[site]"))
    assert [one.slug for one in found.library.stories] == ["b"]
    assert set(found.codes()) == {"story-authors", "consent-named"}


@pytest.mark.parametrize(
    ("called", "lang"),
    [("A colleague", "en"), ("en kollega", "da"), ("Ferry Crew", "en"), ("De Ombord", "da")],
)
def test_no_text_is_searched_for_what_no_person_is_called(called: str, lang: str) -> None:
    files = {
        "content/teams/crew.yml": "name: Ferry Crew\n",
        "content/teams/crew.da.yml": "name: De Ombord\n",
        "stories/a.md": story(authors=called, lang=lang),
        "stories/b.md": story(authors="Harbour", body=f"{called} sang."),
        "jobs/j.md": job(team="crew"),
    }
    for rules in ("{site: name}", "{feeds: name, kit: name}"):
        found = site(
            files, DAY, config=f"{CONFIG}extra: {{kollega: {{consent: {rules}, languages: [en, da]}}}}\n"
        )
        assert [one.slug for one in found.library.stories] == ["a", "b"] and found.library.jobs
        assert found.library.withdrawn == () and found.library.apart == {}
        assert set(found.codes()) == {"story-authors"}


def test_a_story_in_which_somebody_is_only_pictured_is_in_feeds_without_pictures() -> None:
    files = {
        **person("site"),
        "stories/a.md": story(pictured="[mia-holm]", photo="a.jpg", photo_alt="A"),
        "stories/a.jpg": b"a",
    }
    found = site(files, DAY)
    feeds = of(found, "feeds")
    assert feeds and feeds.photo is None and found.library.stories[0].photo


def test_what_names_somebody_else_is_in_no_use_that_they_did_not_agree_to() -> None:
    files = {
        **person("site", "social"),
        "stories/b.md": story(body="Mia Holm sang."),
        "jobs/j.md": job(body="Ask Mia Holm."),
    }
    found = site(files, DAY)
    assert len(found.library.stories) == len(found.library.jobs) == 1
    assert not used(found.library.stories, "feeds") and not used(found.library.jobs, "kit")
    assert used(found.library.stories, "social")
    assert found.library.apart == {"feed": ("Mia Holm",), "share kit": ("Mia Holm",)}
    assert found.codes("stories/b.md") == found.codes("jobs/j.md") == ["consent-said"]


def test_a_name_without_blanks_is_a_full_name_where_none_are_written() -> None:
    chinese = person("site", "social")
    chinese["content/people/mia-holm.yml"] = str(chinese["content/people/mia-holm.yml"]).replace(
        "Mia Holm", "王小明"
    )
    found = site({**chinese, "stories/b.md": story(body="我和王小明唱歌。")}, DAY)
    assert of(found, "feeds") is None and found.library.apart["feed"] == ("王小明",)
    asked = {
        "stories/a.md": story(authors="王小明"),
        "stories/b.md": story(authors="Bo Bak", body="我和王小明唱歌。"),
    }
    found = site(
        {**asked, "content/people/bo.yml": "name: Bo Bak\nconsent: [{purpose: site}]\n"},
        DAY,
        config=asks("[site]"),
    )
    assert not found.library.stories, "whoever has no file is found as well"


def test_what_is_left_out_for_who_is_shown_is_told_once() -> None:
    fields: list[dict[str, str]] = [{"authors": "mia-holm"}, {"authors": "Bo", "pictured": "[mia-holm]"}]
    told, pictured = (
        site({**person("site", "social"), "stories/b.md": story(**one, body="Mia Holm sang.")}, DAY).codes()
        for one in fields
    )
    assert told == ["story-authors"]
    assert sorted(pictured) == ["consent-said", "story-pictured"], (
        "there all is left out, and not pictures alone"
    )


def test_in_feeds_the_name_alone_can_be_left_out() -> None:
    files = {**person("site", "social", "kit"), **STORY}
    feeds = of(site(files, DAY, config=asks("{feeds: name}")), "feeds")
    assert (
        feeds
        and [link.name for link in feeds.authors] == ["A colleague"]
        and feeds.photo is None
        and not feeds.record.quote
    )


@pytest.mark.parametrize("effect", ["name", "picture"])
def test_a_card_shows_no_more_than_the_kit_that_it_is_in_may(effect: str) -> None:
    files = {**person("site", "feeds", "social"), **STORY}
    social = of(site(files, DAY, config=asks(f"{{kit: {effect}}}")), "social")
    named = "A colleague" if effect == "name" else "Mia Holm"
    assert social and social.photo is None and [one.name for one in social.authors] == [named]
    held = of(site(files, DAY, config=asks("{kit: hold}")), "social")
    assert held and held.photo and [one.name for one in held.authors] == ["Mia Holm"]


def test_a_video_is_a_picture() -> None:
    shows = story(authors="mia-holm", video="{url: 'https://video.example/1', poster: a.jpg}")
    files = {**STORY, **person(), "stories/a.md": shows}
    shown = site(files, DAY, config=asks("{site: picture}"))
    (one,) = shown.library.stories
    assert one.video is None and one.photo is None and "stories/a.jpg" not in shown.library.files
    (one,) = used(site(files, DAY, config=asks("{feeds: picture}")).library.stories, "feeds")
    assert one.video is None and one.record.video is None


def test_an_event_that_names_somebody_is_in_no_feed() -> None:
    event = "---\ntitle: Talk\nstarts: 2026-12-01T10:00\n---\n\nMeet Mia Holm.\n"
    found = site({**person("site"), "content/events/talk.md": event}, DAY)
    assert found.library.events and not used(found.library.events, "feeds")


def test_a_person_without_a_page_is_a_name() -> None:
    found = site({**person("site", "feeds", "social", "kit", more="page: false\n"), **STORY}, DAY)
    assert not found.library.people and found.library.stories[0].authors[0].address is None


def test_rules_that_are_wrong_are_told() -> None:
    found = site(STORY, DAY, config=asks("{site: gone, review_after: never}"))
    assert [one.severity for one in found.diagnostics if one.path == "mkdocs.yml"] == ["error", "error"]


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(
    st.lists(st.builds(Consent, purpose=st.sampled_from(PURPOSES), given=DAYS, until=DAYS), max_size=6),
    DAYS,
    st.dates(date(2026, 1, 1), date(2027, 1, 2)),
)
def test_nobody_is_shown_against_what_is_on_file(
    consent: list[Consent], withdrawn: date | None, day: date
) -> None:
    mia = Person(path="p", slug="mia", lang="en", name="Mia", consent=tuple(consent), withdrawn=withdrawn)
    for purpose in PURPOSES:
        how = standing(mia, purpose, ConsentRules(asked=dict.fromkeys(PURPOSES, "hold")), day)
        running = any(
            one.purpose == purpose and (one.given is None or one.given <= day) and (one.until is None or day <= one.until)
            for one in consent
        )  # fmt: skip
        assert how.may == (running and not (withdrawn and withdrawn <= day))
        if how.why == "agreed" and how.day and not (withdrawn and withdrawn <= how.day + timedelta(days=1)):
            assert standing(mia, purpose, ConsentRules(), how.day).may


def test_pictures_of_who_may_not_be_seen_are_known_by_digest() -> None:
    found = site({**person(more="withdrawn: 2026-06-01\n"), "content/people/mia.jpg": picture(1)}, DAY)
    assert list(found.library.unseen) == ["content/people/mia.jpg"] and found.library.withheld


def test_a_story_that_was_taken_back_leaves_a_tombstone_without_a_name() -> None:
    files = {
        **person(more="withdrawn: 2026-06-01\n"), "stories/a.md": story(authors="mia-holm"),
        "stories/mia-holm-sings.md": story(authors="mia-holm"), "stories/draft.md": story(authors="mia-holm", draft="true"),
    }  # fmt: skip
    found = site(files, DAY)
    assert [(one.identity, one.day) for one in found.library.tombstones] == [("a", date(2026, 6, 1))]
