"""What people name: ids, full names, labels, places, and what they probably meant."""

from __future__ import annotations

import time
from random import Random

import pytest

from kollega.live import Link
from kollega.records import Location
from tests.folders import CONFIG
from tests.reading import Found, job, site, story

ADA = {"content/people/ada-anker.yml": "name: Ada Anker\n"}
WARD = {"content/teams/night-ward.yml": "name: Night ward\n"}
PIER = {"content/locations/pier.yml": "name: The pier\ncity: Odense\ncountry: DK\n"}
DENMARK = f"{CONFIG}extra:\n  kollega:\n    organisation: {{name: H, country: DK}}\n"


def only(found: Found) -> list[Link]:
    return list(found.library.stories[0].authors)


@pytest.mark.parametrize("text", ["ada-anker", "Ada Anker", "ADA ANKER", "Ada-Anker", "ada anker"])
def test_a_person_is_named_by_id_or_in_full(text: str) -> None:
    found = site({**ADA, "stories/a.md": story(authors=text)})
    assert only(found) == [Link(name="Ada Anker", address="people/ada-anker/")] and not found.diagnostics
    assert found.library.people[0].stories == ("stories/a/",)


@pytest.mark.parametrize("field", ["authors", "pictured"])
def test_who_is_named_twice_is_there_once(field: str) -> None:
    named = {"authors": "Cy", field: "[Cy, ada-anker, Ada Anker, ada-anker, Cy]"}
    one = site({**ADA, "stories/a.md": story(**named)}).library.stories[0]
    assert getattr(one, field) == (Link(name="Cy"), Link(name="Ada Anker", address="people/ada-anker/"))


def test_any_other_text_is_a_plain_label() -> None:
    found = site({**ADA, "stories/a.md": story(authors="[The night shift, Ada Anker]")})
    assert only(found) == [Link(name="The night shift"), Link(name="Ada Anker", address="people/ada-anker/")]
    assert not found.diagnostics


def test_a_text_near_an_id_gets_a_hint() -> None:
    (one,) = site({**ADA, "stories/a.md": story(authors="[Bo Borg, ada-ankr]")}).diagnostics
    assert (one.code, one.severity, one.hint) == ("story-authors", "note", "did you mean `ada-anker`?")
    assert (one.line, one.column) == (4, 20)


def test_many_labels_beside_many_people_take_little_time() -> None:
    letters = Random(0)
    names = ["".join(letters.choices("abcdefghijklmnopqrst", k=60)) for _ in range(1_000)]
    people: dict[str, str | bytes] = {
        f"content/people/p{n}.yml": f"name: {name}\n" for n, name in enumerate(names)
    }
    labels = ["".join(letters.choices("abcdefghijklmnopqrst", k=60)) for _ in range(149)]
    alone, asked = (
        {**people, "stories/a.md": story()},
        story(authors=f"[{', '.join([*labels, names[7][1:]])}]"),
    )
    begun = time.process_time()
    site(alone)
    between = time.process_time()
    (one,) = site({**people, "stories/a.md": asked}).diagnostics
    assert one.hint == f"did you mean `{names[7]}`?"
    assert (time.process_time() - between) - (between - begun) < 5


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ada Anker, Bo Bak", "[Ada Anker, Bo Bak]"),
        ("Bo Bak and ada-anker", "[Bo Bak, ada-anker]"),
        ("Ada Anker & Bo Bak", "[Ada Anker, Bo Bak]"),
    ],
)
def test_several_people_in_one_text_are_told_as_a_list(written: str, meant: str) -> None:
    (one,) = site({**ADA, "stories/a.md": story(authors=written)}).diagnostics
    assert (one.code, one.hint) == ("story-authors", f"did you mean `{meant}`?")
    assert not site({**ADA, "stories/a.md": story(authors=meant)}).diagnostics


def test_a_field_for_one_person_gets_no_list() -> None:
    found = site({**ADA, "stories/a.md": story(written_by="Ada Anker, Bo")})
    assert all("[" not in one.hint for one in found.diagnostics)


@pytest.mark.parametrize(("field", "files"), [("team", WARD), ("location", PIER)])
def test_an_unknown_id_is_an_error_where_there_are_files(field: str, files: dict[str, str | bytes]) -> None:
    found = site({**files, "stories/a.md": story(**{field: "nowhere"})})
    assert [(one.code, one.severity) for one in found.diagnostics] == [(f"story-{field}", "error")]
    assert "the known ones are:" in found.diagnostics[0].hint


def test_an_unknown_id_has_a_suggestion() -> None:
    (one,) = site({**WARD, "jobs/a.md": job(team="nigth-ward")}).diagnostics
    assert one.code == "job-team" and one.hint == "did you mean `night-ward`?"


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ({"authors": "bo.yml"}, "did you mean `bo`?"),
        ({"authors": "../content/people/bo.yml"}, "did you mean `bo`?"),
        ({"team": "ward.yaml"}, "did you mean `ward`?"),
        ({"jobs": "it.md"}, "did you mean `it`? Correct the name, or remove it."),
    ],
)
def test_a_whole_file_name_has_a_suggestion_however_short(fields: dict[str, str], hint: str) -> None:
    files = {
        "content/people/bo.yml": "name: Bo Bak\n",
        "content/teams/ward.yml": "name: W\n",
        "jobs/it.md": job(),
    }
    (one,) = site({**files, "stories/a.md": story(**fields)}).diagnostics
    assert one.hint == hint


@pytest.mark.parametrize("field", ["team", "location", "value"])
def test_an_unknown_id_is_a_label_where_there_are_none(field: str) -> None:
    found = site(
        {"stories/a.md": story(**{field: "Night ward"}), "stories/b.md": story(**{field: "night ward"})}
    )
    (group,) = found.library.groups
    assert not found.diagnostics and group.kind == field and group.slug == "night-ward"
    assert set(group.stories) == {"stories/a/", "stories/b/"}


def test_a_file_that_cannot_be_read_is_still_known() -> None:
    files = {"content/teams/ward.yml": "nmae: Ward\n", "jobs/lamp.md": "---\ntitle: Lamp\n---\n"}
    found = site({**files, "stories/a.md": story(team="ward", jobs="[lamp]")})
    assert not found.codes("stories/a.md") and found.codes("content/teams/ward.yml")


def test_references_of_drafts_and_people_are_checked_too() -> None:
    files = {
        **WARD,
        "content/people/a.yml": "name: A\nteam: gone\n",
        "stories/a.md": story(draft="true", team="gone"),
    }
    assert site(files).codes() == ["person-team", "story-team"]
    assert site({**ADA, "content/teams/a.yml": "name: A\nlead: gone\n"}).codes() == ["team-lead"]


def test_slugs_of_jobs_and_stories() -> None:
    files = {"jobs/lamp.md": job(stories="[night, gone]"), "stories/night.md": story(jobs="[Lamp]")}
    (one,) = site(files).diagnostics
    assert (one.path, one.code, one.severity) == ("jobs/lamp.md", "job-stories", "warning")


def test_labels_with_one_slug_are_one_label_in_the_commonest_spelling() -> None:
    tags = ["Centers of Excellence (COE)", "Centers of Excellence (CoE)", "Centers of Excellence (CoE)"]
    found = site({f"stories/{number}.md": story(tags=f"['{tag}']") for number, tag in enumerate(tags)})
    (group,) = found.library.groups
    assert (group.name, group.address, len(group.stories)) == (
        "Centers of Excellence (CoE)",
        "tags/centers-of-excellence-coe/",
        3,
    )
    assert all(one.tags == (Link(name=group.name, address=group.address),) for one in found.library.stories)


def test_languages_that_look_alike_are_three_labels() -> None:
    found = site({"stories/a.md": story(tags="[C++, C#, C, c]")})
    assert [(group.name, group.slug) for group in found.library.groups] == [
        ("C", "c"),
        ("C#", "c-sharp"),
        ("C++", "c-plus"),
    ]
    assert len(found.library.stories[0].tags) == 3


def test_teams_and_places_with_a_file_have_a_page_labels_only_when_they_are_used() -> None:
    files = {
        **WARD,
        **PIER,
        "stories/a.md": story(draft="true", tags="[night]"),
        "jobs/b.md": job(valid_through="2026-02-01", location="pier"),
    }
    assert [group.address for group in site(files).library.groups] == ["teams/night-ward/", "locations/pier/"]


@pytest.mark.parametrize(
    ("text", "city", "region", "country"),
    [
        ("Aarhus", "Aarhus", "", "DK"),
        ("Aarhus, Midtjylland", "Aarhus", "Midtjylland", "DK"),
        ("Malmö, Sweden", "Malmö", "", "SE"),
        ("London, united kingdom", "London", "", "GB"),
        ("Denver, CO", "Denver", "CO", "DK"),
        ("Washington, DC, United States", "Washington", "DC", "US"),
    ],
)
def test_a_place_is_a_city_with_region_or_country(text: str, city: str, region: str, country: str) -> None:
    found = site({"jobs/a.md": job(location=f'"{text}"')}, config=DENMARK)
    (place,) = found.library.jobs[0].places
    assert (place.city, place.region, place.country) == (city, region, country)


def test_countries_are_known_in_all_languages_of_a_site() -> None:
    config = (
        f"{CONFIG}extra:\n  kollega:\n    languages: [en, da]\n    organisation: {{name: H, country: DE}}\n"
    )
    found = site({"jobs/a.md": job(location='"Aarhus, Danmark"')}, config=config)
    for library in found.library.every_language:
        assert [place.country for job in library.jobs for place in job.places] == ["DK"]


def test_two_spellings_of_a_label_are_one_place() -> None:
    spellings = ("Denver, CO", "Denver, CO", "Denver CO")
    found = site(
        {f"jobs/{n}.md": job(location=f'"{text}"') for n, text in enumerate(spellings)}, config=DENMARK
    )
    (place,) = {place for one in found.library.jobs for place in one.places}
    assert (place.link.name, place.city, place.region) == ("Denver, CO", "Denver", "CO")


def test_a_place_with_a_file_is_that_place() -> None:
    found = site({**PIER, "jobs/a.md": job(location="[pier, The pier, Svendborg]")}, config=DENMARK)
    first, second, third = found.library.jobs[0].places
    assert (
        first == second
        and first.link == Link(name="The pier", address="locations/pier/")
        and first.city == "Odense"
    )
    assert third.city == "Svendborg"


def test_a_contact_may_be_a_person() -> None:
    found = site(
        {**ADA, "jobs/a.md": job(contact="ada-anker"), "jobs/b.md": job(contact="jobs@example.org")}
    ).library
    first, second = sorted(found.jobs, key=lambda one: one.slug)
    assert first.contact == Link(name="Ada Anker", address="people/ada-anker/") and second.contact is None
    assert second.record.contact is not None and second.record.contact.email == "jobs@example.org"


def test_records_are_typed() -> None:
    group = next(one for one in site({**PIER, "stories/a.md": story()}).library.groups)
    assert group.place is not None and group.place.city == "Odense" and Location.__struct_fields__


def test_what_goes_by_itself_never_makes_a_link_an_error() -> None:
    """Links of a hand-written page to what expires, is scheduled or has nothing left are warnings."""
    links = (
        "/tags/boats/",
        "/locations/odense-denmark/",
        "/teams/",
        "/values/",
        "../stories/a.md",
        "../stories/b.md",
    )
    files = {
        "content/p.md": "# P\n\n" + "\n".join(f"[x]({link})\n" for link in links),
        "stories/a.md": story(tags="[Boats]", expires="2026-06-30"),
        "stories/b.md": story(date="2098-01-01"),
        "jobs/j.md": job(location="Odense, Denmark", valid_through="2026-06-29"),
    }
    for day in ("2026-06-01", "2026-06-30", "2026-07-30"):
        assert {one.severity for one in site(files, day).diagnostics} <= {"warning"}, day


def test_an_identity_is_taken_before_its_day_and_in_every_spelling() -> None:
    base = {"stories/base.md": story()}
    for identity in ("base", "/base/", "base/", "https://careers.example.org/stories/base/"):
        found = site({**base, "stories/new.md": story(id=identity, date="2098-01-01")}, "2026-06-01")
        assert "identity-twice" in {one.code for one in found.diagnostics} | {
            one.code.replace("story-id", "identity-twice") for one in found.diagnostics
        }, identity
