"""A person who withdraws is nowhere from that day on, and nothing fails for it."""

from __future__ import annotations

import json
import re
import unicodedata

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.names import search
from tests.folders import CONFIG
from tests.reading import Found, job, site, story

GONE = {"content/people/mia-holm.yml": "name: Mia Holm\nwithdrawn: 2026-06-30\n"}
STAYS = {"content/people/bo-borg.yml": "name: Bo Borg\n"}
DAY, BEFORE = "2026-06-30", "2026-06-29"


def live(found: Found) -> set[str]:
    library = found.library
    things = (*library.stories, *library.jobs, *library.closed)
    return {thing.address for thing in things} | {
        one.address for one in (*library.people, *library.pages, *library.groups)
    }


def everything(found: Found) -> str:
    """All texts of the library but the list of names that the gate looks for; those that are kept as UTF-8 as what they say."""
    library = msgspec.structs.replace(found.library, withdrawn=())
    plain = msgspec.to_builtins(library, builtin_types=(bytes,), str_keys=True)
    return json.dumps(plain, default=bytes.decode, ensure_ascii=False)


def refuse_the_name(found: Found) -> None:
    text = unicodedata.normalize("NFC", everything(found))
    assert not re.search(r"(?<!\w)mia-holm(?!\w)", text) and not list(search(text, ("Mia Holm",)))


def test_on_that_day_the_person_is_gone_and_not_before() -> None:
    files = {**GONE, "stories/a.md": story(authors="mia-holm")}
    before = site(files, BEFORE)
    assert (
        live(before) == {"people/mia-holm/", "stories/a/"}
        and not before.diagnostics
        and not before.library.withdrawn
    )
    found = site(files, DAY)
    assert live(found) == set() and found.library.withdrawn == ("Mia Holm",)
    refuse_the_name(found)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"authors": "mia-holm"}, "story-authors"),
        ({"authors": "Mia Holm"}, "story-authors"),
        ({"authors": "MIA HOLM"}, "story-authors"),
        ({"pictured": "[mia-holm]"}, "story-pictured"),
        ({"pictured": "[Bo Borg, Mia Holm]"}, "story-pictured"),
        ({"authors": "[mia-holm, bo-borg]", "quote": "It is quiet."}, "story-authors"),
        ({"authors": "[mia-holm, bo-borg]", "video": "https://video.example/1"}, "story-authors"),
        ({"title": "A day with Mia Holm"}, "held-back-name"),
        ({"summary": "By Mia\u00a0Holm."}, "held-back-name"),
        ({"photo_alt": "Mia Holm at work", "photo": "a.jpg"}, "held-back-name"),
        ({"share": "{linkedin: 'Thank you, Mia Holm!'}"}, "held-back-name"),
        ({"tags": "[Mia Holm]"}, "held-back-name"),
        ({"video": "{url: 'https://video.example/1', transcript: I am Mia Holm.}"}, "held-back-name"),
        ({"aliases": "[/blog/mia-holm/]"}, "held-back-name"),
        ({"body": "Mia Holm was there."}, "held-back-name"),
        ({"body": "Mia\\\nHolm was there."}, "held-back-name"),
        ({"body": "Mia<br>Holm was there."}, "held-back-name"),
        ({"body": "`Mia` `Holm` was there."}, "held-back-name"),
        ({"body": "M<code>ia</code> ~~Ho~~lm was there."}, "held-back-name"),
        ({"body": "Mia[^1] Holm was there.\n\n[^1]: Yes."}, "held-back-name"),
        ({"body": "Mia\u2003\u2003\u00a0\u2009\u2009Holm was there."}, "held-back-name"),
        ({"body": "Mia Holms vagt."}, "held-back-name"),
        ({"body": "Holm, Mia."}, "held-back-name"),
        ({"body": "Mia\nHolm was there."}, "held-back-name"),
        ({"body": "*Mia* **Holm** was there."}, "held-back-name"),
        ({"body": "Mia&nbsp;Holm was there."}, "held-back-name"),
        ({"body": "M&#105;a Holm was there."}, "held-back-name"),
        ({"body": "mia holm was there."}, "held-back-name"),
        ({"body": "[A colleague](../content/people/mia-holm.yml)"}, "held-back-name"),
    ],
)
def test_what_shows_or_names_the_person_is_held_back(fields: dict[str, str], code: str) -> None:
    files = {**GONE, **STAYS, "stories/a.jpg": "x", "stories/a.md": story(**{"authors": "bo-borg", **fields})}
    found = site(files, DAY)
    assert [(one.code, one.severity) for one in found.diagnostics] == [(code, "warning")]
    assert "stories/a/" not in live(found)
    refuse_the_name(found)
    assert "stories/a/" in live(site(files, BEFORE))


def test_the_warning_shows_the_line() -> None:
    (one,) = site({**GONE, "stories/a.md": story(body="Dark.\n\nSo says Mia Holm.")}, DAY).diagnostics
    assert (one.path, one.line, one.column) == ("stories/a.md", 9, 9) and one.excerpt == "So says Mia Holm."
    for body, line in (
        ("Dark.\nSo says Mia\nHolm, often.\n\nMia Holm!", 8),
        ("Mia Holm.", 7),
        ("Night.\n" * 99 + "Mia Holm", 106),
    ):
        (one,) = site({**GONE, "stories/a.md": story(body=body)}, DAY).diagnostics
        assert one.line == line


@pytest.mark.parametrize(
    ("fields", "excerpt"),
    [
        ({"share": "{linkedin: 'By Mia Holm'}"}, "share: {linkedin: 'By Mia Holm'}"),
        # The name of who only wrote it down comes off by itself.
        ({"written_by": "Mia Holm", "summary": "Told to Mia Holm"}, "summary: Told to Mia Holm"),
        ({"video": "{url: 'https://video.example/1', captions: {en: a.vtt}}"}, "video: {url: 'https://video.example/1', captions: {en: a.vtt}}"),
    ],
)  # fmt: skip
def test_the_line_is_that_of_what_would_be_published(fields: dict[str, str], excerpt: str) -> None:
    captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nI am Mia Holm.\n"
    files = {
        **GONE,
        **STAYS,
        "stories/a.vtt": captions,
        "stories/a.md": story(**{"authors": "bo-borg", **fields}),
    }
    (one,) = (one for one in site(files, DAY).diagnostics if one.code == "held-back-name")
    assert (one.path, one.excerpt) == ("stories/a.md", excerpt)


@pytest.mark.parametrize(
    "cues",
    [
        "00:01.000 --> 00:02.000\n<v Bo Borg>Who is there?\n<v Mia Holm>Only me.\n",
        "00:01.000 --> 00:02.000\n<v Bo Borg>I work with Mia\n\n00:02.000 --> 00:03.000\n<v Bo Borg>Holm at night.\n",
    ],
    ids=["who answers in the same caption", "a name that two captions share"],
)
def test_a_name_in_captions_is_found(cues: str) -> None:
    video = "{url: 'https://video.example/1', captions: {en: a.vtt}}"
    files = {
        **GONE,
        **STAYS,
        "stories/a.vtt": f"WEBVTT\n\n{cues}",
        "stories/a.md": story(authors="bo-borg", video=video),
    }
    found = site(files, DAY)
    assert not found.library.stories and "held-back-name" in found.codes()


def test_a_name_is_looked_for_as_every_language_writes_it() -> None:
    files = {
        "content/people/li.yml": "name: 李伟\nwithdrawn: 2026-01-01\n",
        "content/people/li.da.yml": "name: Li Wei\n",
        "stories/a.md": story(body="Hello with Li Wei here."),
    }
    found = site(files, DAY, config=f"{CONFIG}extra: {{kollega: {{languages: [en, da]}}}}\n")
    assert not found.library.stories and found.codes() == ["held-back-name"]
    assert found.library.withdrawn == ("Li Wei", "李伟")


@pytest.mark.parametrize("body", ["Ask mia-berg.", "Mia Berg, as she was called then.", "So says Mia Holm."])
def test_a_file_keeps_the_name_that_somebody_had(body: str) -> None:
    files = {
        "content/people/mia-berg.yml": "name: Mia Holm\nwithdrawn: 2026-06-30\n",
        "stories/a.md": story(body=body),
        "stories/b.md": story(body="Mia, Berg or a mountain."),
    }
    found = site(files, DAY)
    assert live(found) == {"stories/b/"}
    assert [(one.path, one.code, one.line) for one in found.diagnostics] == [
        ("stories/a.md", "held-back-name", 7)
    ]
    assert not site(files, BEFORE).diagnostics


def test_of_several_authors_the_name_is_taken_off() -> None:
    found = site(
        {**GONE, **STAYS, "stories/a.md": story(authors="[mia-holm, bo-borg]", written_by="Mia Holm")}, DAY
    )
    (one,) = found.library.stories
    assert (
        [author.name for author in one.authors] == ["Bo Borg"]
        and one.written_by is None
        and not found.diagnostics
    )
    refuse_the_name(found)


@pytest.mark.parametrize(
    "body", ["Mia was there.", "Holm was there.", "Mia Holmgren.", "Emmia Holm", "Holm Mia", "mia-holmes"]
)
def test_parts_of_names_are_not_names(body: str) -> None:
    assert "stories/a/" in live(site({**GONE, "stories/a.md": story(body=body)}, DAY))


@pytest.mark.parametrize(
    "body",
    [
        '[x](b.md){ title="Mia Holm" }',
        '```{ .py title="Mia Holm" }\nx\n```',
        "## T {: #mia-holm }",
        '=== "Mia_Holm"\n    x',
        "*[MH]: Mia_Holm\n\nMH",
    ],
)
def test_on_a_page_the_name_counts_where_only_mkdocs_would_show_it(body: str) -> None:
    assert live(site({**GONE, "content/about.md": f"# A\n\n{body}\n"}, DAY)) == set()


def test_jobs_teams_places_and_pages_too() -> None:
    files = {
        **GONE, **STAYS,
        "jobs/contact.md": job(contact="{name: Mia Holm, email: mia.h@example.org}"),
        "jobs/text.md": job(body="Ask Mia Holm."),
        "jobs/benefit.md": job(benefits="[Lunch with Mia Holm]"),
        "jobs/step.md": job(hiring_steps="[{name: Talk, days: 2 with Mia Holm}]"),
        "content/teams/lamp.yml": "name: Lamp\nlead: mia-holm\n",
        "content/teams/night.yml": "name: Night\nsummary: Founded by Mia Holm.\n",
        "content/locations/pier.yml": "name: Pier\nstreet: Mia Holm Plads 1\ncity: Odense\ncountry: DK\n",
        "content/people/friend.yml": "name: Friend\nbio: A friend of Mia Holm.\n",
        "content/index.md": "# Hello\n\nMia Holm says so.\n",
        "content/about.md": "# About us\n",
        "stories/a.md": story(authors="[friend, bo-borg]", team="night", location="pier"),
    }  # fmt: skip
    found = site(files, DAY)
    assert live(found) == {
        "jobs/contact/",
        "teams/lamp/",
        "locations/odense-denmark/",
        "about/",
        "people/bo-borg/",
        "stories/a/",
    }
    told = {one.path: one.severity for one in found.diagnostics}
    assert {path for path, severity in told.items() if severity == "note"} == {
        "jobs/contact.md",
        "content/teams/lamp.yml",
    }
    assert {path for path, severity in told.items() if severity == "warning"} == {
        "jobs/text.md", "jobs/benefit.md", "jobs/step.md", "content/teams/night.yml", "content/locations/pier.yml",
        "content/people/friend.yml", "content/index.md",
    }  # fmt: skip
    (contact,) = found.library.jobs
    assert contact.contact is None and contact.record.contact is None
    (one,) = found.library.stories
    assert [(link.name, link.address) for link in one.authors] == [
        ("Friend", None),
        ("Bo Borg", "people/bo-borg/"),
    ]
    assert (
        one.team is not None
        and one.team.address is None
        and one.location is not None
        and one.location.address is None
    )
    refuse_the_name(found)


def test_what_shows_the_address_of_a_place_is_held_back_with_its_names() -> None:
    event = "---\ntitle: Fair\nstarts: 2026-12-01T10:00\nplace: {}\n---\n\nCome.\n"
    files = {
        **GONE, **STAYS,
        "content/locations/pier.yml": "name: Pier\nstreet: Mia Holms Plads 1\ncity: Odense\ncountry: DK\n",
        "content/locations/mole.yml": "name: Mole\nstreet: Havnen 1\ncity: Odense\ncountry: DK\n",
        "content/events/there.md": event.format("pier"),
        "content/events/elsewhere.md": event.format("mole"),
        "jobs/there.md": job(location="[mole, pier]"),
        "jobs/elsewhere.md": job(location="mole"),
    }  # fmt: skip
    found = site(files, DAY)
    assert [one.address for one in found.library.jobs] == ["jobs/elsewhere/"]
    assert [one.address for one in found.library.events] == ["events/elsewhere/"]
    refuse_the_name(found)


def test_a_namesake_is_held_back_with_what_shows_the_name() -> None:
    files = {
        **GONE,
        "content/people/mia-holm-2.yml": "name: Mia Holm\n",
        "stories/a.md": story(authors="mia-holm-2"),
    }
    found = site(files, DAY)
    assert live(found) == set() and {one.severity for one in found.diagnostics} == {"warning"}
    refuse_the_name(found)


def test_links_to_the_person_and_to_what_is_held_back_become_text() -> None:
    files = {
        "content/people/mia.yml": "name: Mia Holm\nwithdrawn: 2026-06-30\n", **STAYS,
        "stories/a.md": story(authors="mia"),
        "stories/b.md": story(authors="bo-borg", body="[Her](/people/mia/) and [her story](a.md)."),
        "content/index.md": "# Hello\n\n[Her story](../stories/a.md)\n",
    }  # fmt: skip
    found = site(files, DAY)
    assert found.library.stories[0].text.links == {"/people/mia/": None, "a.md": None}
    assert found.library.pages[0].links == {"../stories/a.md": None}
    assert {one.severity for one in found.diagnostics} == {"warning"}
    assert not site(files, BEFORE).diagnostics


def test_a_scheduled_withdrawal_says_nothing_yet() -> None:
    assert not site({**GONE, "stories/a.md": story(authors="mia-holm")}, "2026-01-20").diagnostics


def test_a_colleague_who_left_is_still_shown_and_asked_about() -> None:
    files = {
        "content/people/bo-borg.yml": "name: Bo Borg\nleft: 2026-06-30\n",
        "stories/a.md": story(authors="bo-borg"),
    }
    found = site(files, DAY)
    assert [(one.code, one.severity) for one in found.diagnostics] == [("person-left", "note")]
    assert "stories/a.md" in found.diagnostics[0].message and live(found) == {"people/bo-borg/", "stories/a/"}
    assert not site(files, BEFORE).diagnostics


FIELDS = (
    "title",
    "summary",
    "quote",
    "photo_alt",
    "tags",
    "authors",
    "pictured",
    "written_by",
    "team",
    "location",
    "share",
    "aliases",
    "body",
    "video",
)
NAMES = st.sampled_from(
    [
        "Mia Holm",
        "mia-holm",
        "MIA  HOLM",
        "Mia\\tHolm",
        "Holm",
        "Bo Borg",
        "*Mia* Holm",
        "Mia-Holm",
        "Mí\\u0301a Holm",
    ]
)


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(FIELDS),
        st.tuples(st.sampled_from(["", "With ", "x"]), NAMES, st.sampled_from(["", ".", "s"])).map("".join),
    )
)
def test_wherever_the_name_is_written_it_is_not_in_the_library(fields: dict[str, str]) -> None:
    body = fields.pop("body", "Dark.")
    written = {name: f'"{text}"' for name, text in fields.items()}
    written |= {
        name: f"[bo-borg, {written[name]}]"
        for name in ("tags", "authors", "pictured", "aliases")
        if name in written
    }
    written |= {
        name: f"{{{inner}: {written[name]}}}"
        for name, inner in (("share", "x"), ("video", "url: 'https://v.example/', transcript"))
        if name in written
    }
    files = {
        **GONE,
        **STAYS,
        "stories/a.jpg": "x",
        "stories/a.md": story(
            **{"authors": "bo-borg", "photo": "a.jpg", "photo_alt": "A", **written}, body=body
        ),
    }
    found = site(files, DAY)
    assert not any(one.severity == "error" for one in found.diagnostics)
    refuse_the_name(found)


def test_a_picture_of_the_person_is_held_back_with_what_shows_it_under_any_name() -> None:
    gone = "name: Mia Holm\nwithdrawn: 2026-06-30\nphoto: mia.jpg\nphoto_alt: A portrait\n"
    files = {
        "content/people/mia-holm.yml": gone, "content/people/mia.jpg": "the very bytes", "stories/copy.jpg": "the very bytes",
        "stories/a.md": story(photo="../content/people/mia.jpg", photo_alt="A colleague"),
        "stories/b.md": story(body="![A colleague](copy.jpg)"),
        "stories/c.md": story(body="Nobody."),
    }  # fmt: skip
    assert live(site(files, BEFORE)) == {"people/mia-holm/", "stories/a/", "stories/b/", "stories/c/"}
    found = site(files, DAY)
    assert live(found) == {"stories/c/"}
    assert {(one.path, one.code) for one in found.diagnostics} == {
        ("stories/a.md", "story-photo"), ("stories/b.md", "story-photo"),
    }  # fmt: skip


def test_a_picture_in_the_text_of_a_story_of_theirs_is_held_back_elsewhere_too() -> None:
    own = "![A colleague](mia.jpg) ![A map](../map.jpg)"
    files = {
        **GONE, "stories/night/index.md": story(authors="mia-holm", body=own), "stories/night/mia.jpg": "a portrait",
        "stories/map.jpg": "a map", "stories/copy.jpg": "a portrait",
        "stories/a.md": story(body="![A colleague](night/mia.jpg)"),
        "stories/b.md": story(body="![A colleague](copy.jpg)"),
        "stories/c.md": story(body="![A map](map.jpg)"),
    }  # fmt: skip
    elsewhere = {"stories/a/", "stories/b/", "stories/c/"}
    assert elsewhere <= live(site(files, BEFORE))
    found = site(files, DAY)
    assert live(found) & elsewhere == {"stories/c/"}
    assert ("stories/a.md", "story-photo") in {(one.path, one.code) for one in found.diagnostics}
