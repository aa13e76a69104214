"""What is live on which day: drafts, schedules, expiry, closing, in timezones far apart."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kollega.day import today_in
from kollega.diagnostics import Report
from kollega.library import load
from tests.folders import CONFIG, write
from tests.reading import Found, job, site, story


def config(zone: str) -> str:
    return f"{CONFIG}extra:\n  kollega:\n    timezone: {zone}\n"


def stories(found: Found) -> set[str]:
    return {one.slug for one in found.library.stories}


@pytest.mark.parametrize(
    ("today", "live"), [("2026-03-01", False), ("2026-03-02", True), ("2026-03-03", True)]
)
def test_a_story_is_not_published_before_its_day(today: str, live: bool) -> None:
    found = site({"stories/a.md": story(date="2026-03-02")}, today)
    assert stories(found) == ({"a"} if live else set()) and not found.diagnostics


@pytest.mark.parametrize(
    ("today", "live"), [("2026-03-01", True), ("2026-03-02", False), ("2026-03-03", False)]
)
def test_a_story_leaves_on_the_day_that_it_expires(today: str, live: bool) -> None:
    found = site({"stories/a.md": story(expires="2026-03-02")}, today)
    assert stories(found) == ({"a"} if live else set()) and not found.diagnostics


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", "2026-03-01"),
        ("Pacific/Kiritimati", "2026-03-02"),
        ("Pacific/Pago_Pago", "2026-03-01"),
        ("Asia/Kolkata", "2026-03-02"),
    ],
)
def test_a_moment_belongs_to_the_day_of_the_site(zone: str, day: str) -> None:
    before = date.fromordinal(date.fromisoformat(day).toordinal() - 1)
    files = {
        "stories/a.md": story(date="2026-03-01T19:00:00Z"),
        "jobs/b.md": job(date_posted="2026-03-01T19:00:00Z"),
    }
    for today, live in ((before, False), (date.fromisoformat(day), True)):
        found = site(files, today, config=config(zone))
        assert bool(found.library.stories) == bool(found.library.jobs) == live


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns"])
def test_a_date_is_that_day_in_every_timezone(zone: str) -> None:
    files = {
        "stories/a.md": story(date="2026-03-02"),
        "jobs/b.md": job(date_posted="2026-03-02", valid_through="2026-03-02"),
    }
    assert not site(files, "2026-03-01", config=config(zone)).library.stories
    found = site(files, "2026-03-02", config=config(zone)).library
    assert found.stories and found.jobs and not found.closed
    assert site(files, "2026-03-03", config=config(zone)).library.closed


def test_a_date_time_without_offset_is_read_in_the_timezone_of_the_site() -> None:
    files = {"stories/a.md": story(date="2026-03-02T00:30")}
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        assert not site(files, "2026-03-01", config=config(zone)).library.stories
        (live,) = site(files, "2026-03-02", config=config(zone)).library.stories
        assert live.published.at == datetime(2026, 3, 2, 0, 30, tzinfo=ZoneInfo(zone))


def test_drafts_are_not_published() -> None:
    found = site(
        {
            "stories/a.md": story(draft="true"),
            "jobs/b.md": job(draft="true"),
            "stories/c.md": story(draft="false"),
        }
    )
    assert (
        stories(found) == {"c"}
        and not found.library.jobs
        and not found.library.closed
        and not found.diagnostics
    )


def test_mistakes_are_told_before_the_day() -> None:
    files = {
        "stories/a.md": story(date="2099-01-01", body="<font>a</font>"),
        "stories/b.md": story(draft="true", jobs="[gone]"),
    }
    assert site(files).codes() == ["html-dropped", "story-jobs"]


@pytest.mark.parametrize(
    ("fields", "today", "is_open"),
    [
        ({}, "2030-01-01", True),
        ({"valid_through": "2026-06-30"}, "2026-06-30", True),
        ({"valid_through": "2026-06-30"}, "2026-07-01", False),
        ({"valid_through": "2026-06-30T23:59:59+02:00"}, "2026-06-30", True),
        ({"valid_through": "2026-06-30T23:59:59+02:00"}, "2026-07-01", False),
        ({"state": "closed"}, "2026-03-01", False),
        ({"state": "Closed", "valid_through": "2099-01-01"}, "2026-03-01", False),
        ({"state": "open", "valid_through": "2026-02-01"}, "2026-03-01", False),
    ],
)
def test_a_closed_job_keeps_its_page_and_is_in_no_list(
    fields: dict[str, str], today: str, is_open: bool
) -> None:
    found = site(
        {"jobs/a.md": job(tags="[sea]", **fields), "stories/b.md": story(body="[Job](../jobs/a.md)")}, today
    )
    assert [one.is_open for one in (*found.library.jobs, *found.library.closed)] == [is_open]
    assert bool(found.library.jobs) == is_open
    (tag,) = [group for group in found.library.groups if group.kind == "tag"] or [None]
    assert (tag is not None) == is_open
    assert found.library.stories[0].text.links == {"../jobs/a.md": "jobs/a/"}, (
        "a closed job can still be linked"
    )


@pytest.mark.parametrize(
    ("rules", "fields", "gone"),
    [
        ("{}", {"valid_through": "2026-06-30"}, "2026-12-28"),
        ("{gone_after: 0}", {"valid_through": "2026-06-30"}, "2026-07-01"),
        ("{gone_after: 30}", {"valid_through": "2026-06-30", "updated": "2026-02-01"}, "2026-07-31"),
        ("{gone_after: 30}", {"state": "closed", "updated": "2026-03-01"}, "2026-04-01"),
        ("{gone_after: 30}", {"state": "closed", "updated": "2026-03-01", "valid_through": "2026-02-01"}, "2026-03-04"),
        ("{gone_after: never}", {"valid_through": "2026-06-30"}, None),
        ("{gone_after: 0}", {"state": "closed"}, None),
    ],
)  # fmt: skip
def test_the_page_of_a_closed_job_goes_after_so_many_days(
    rules: str, fields: dict[str, str], gone: str | None
) -> None:
    def is_there(day: date) -> bool:
        found = site(
            {"jobs/a.md": job(**fields)}, day, config=f"{CONFIG}extra: {{kollega: {{jobs: {rules}}}}}\n"
        )
        return bool(found.library.jobs or found.library.closed)

    if gone is None:
        assert is_there(date(2099, 1, 1))
    else:
        last = date.fromisoformat(gone) - timedelta(days=1)
        assert is_there(last) and not is_there(last + timedelta(days=1))


def test_the_order_of_lists() -> None:
    found = site(
        {
            f"stories/{name}.md": story(date=day)
            for name, day in (
                ("b", "2026-01-01"),
                ("a", "2026-01-01"),
                ("c", "2026-02-01T10:00"),
                ("d", "2026-02-01"),
            )
        }
    )
    assert [one.slug for one in found.library.stories] == ["c", "d", "a", "b"]


def test_what_a_record_leaves_out_has_its_default() -> None:
    found = site(
        {"stories/a/index.md": story(body="Dark and *quiet*.\n\nMore."), "jobs/b.md": job(reference="TBD")}
    ).library
    (live,) = found.stories
    assert (live.slug, live.address, live.lang, live.kind) == ("a", "stories/a/", "en", "story")
    assert live.updated == live.published and live.summary == "Dark and quiet." and live.identity == "a"
    assert found.jobs[0].updated == found.jobs[0].published and found.jobs[0].record.reference == ""


@pytest.mark.parametrize(
    ("fields", "identity"),
    [
        ({}, "a"),
        ({"id": "urn:x:1"}, "urn:x:1"),
        ({"aliases": "[/stories/old-name/, newer]"}, "old-name"),
        ({"aliases": "[/da/stories/old-name/index.html]"}, "old-name"),
        ({"aliases": "[/blog/2019/old-name.html, newer]"}, "blog/2019/old-name"),
        ({"aliases": "[/blog/2020/old-name/]"}, "blog/2020/old-name"),
        ({"aliases": "['https://careers.example.org/stories/old-name/']"}, "old-name"),
        ({"aliases": "[/stories/Old%20name/]"}, "old-name"),
        ({"aliases": "[stories/old-name]"}, "old-name"),
        ({"aliases": "[/stories/old-name.md]"}, "old-name"),
        ({"aliases": "[2019/old-name]"}, "2019/old-name"),
        ({"aliases": "[/index.html]"}, "a"),
        ({"id": "x", "aliases": "[/old/]"}, "x"),
    ],
)
def test_the_permanent_identity(fields: dict[str, str], identity: str) -> None:
    assert site({"stories/a.md": story(**fields)}).library.stories[0].identity == identity


@pytest.mark.parametrize(
    ("alias", "identity"),
    [
        ("/en/careers/stories/old-name/", "old-name"),
        ("https://example.org/en/careers/stories/old-name/", "old-name"),
        ("/en/careers/blog/old-name/", "en/careers/blog/old-name"),
    ],
)
def test_where_a_site_lies_makes_no_other_identity(alias: str, identity: str) -> None:
    config = (
        "site_name: H\nsite_url: https://example.org/en/careers/\nextra: {kollega: {languages: [en, nb]}}\n"
    )
    found = site(
        {"stories/a.md": story(aliases=f"['{alias}']"), "stories/a.nb.md": "Tekst.\n"}, config=config
    )
    assert [one.stories[0].identity for one in found.library.every_language] == [identity] * 2


def test_two_of_one_identity_are_an_error() -> None:
    found = site({"stories/a.md": story(), "stories/b.md": story(id="a"), "jobs/a.md": job()})
    assert found.codes() == ["story-id"] and found.diagnostics[0].severity == "error"


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ({}, {"id": "a"}, ("stories/b.md", "story-id")),
        ({"id": "b"}, {}, ("stories/a.md", "story-id")),
        ({}, {"aliases": "[a]"}, ("stories/b.md", "story-aliases")),
    ],
)
def test_two_of_one_identity_are_told_where_it_is_written(
    one: dict[str, str], other: dict[str, str], place: tuple[str, str]
) -> None:
    found = site({"stories/a.md": story(**one), "stories/b.md": story(**other)}).diagnostics
    assert [(told.path, told.code) for told in found if "identity" in told.message] == [place]


def test_without_a_day_it_is_today_in_the_timezone_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", str(int(datetime(2026, 3, 1, 11, tzinfo=ZoneInfo("UTC")).timestamp()))
    )
    for zone, today in (
        ("UTC", "2026-03-01"),
        ("Pacific/Kiritimati", "2026-03-02"),
        ("Pacific/Pago_Pago", "2026-03-01"),
    ):
        root = write(tmp_path / zone.replace("/", "-"), {"mkdocs.yml": config(zone), "stories/a.md": story()})
        library = load(root, None, Report())
        assert library is not None and library.today == today


@pytest.mark.parametrize("epoch", ["9" * 12, "9" * 18, "9" * 5000, "300000000000"])
def test_a_moment_beyond_the_calendar_is_none(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today_in("UTC") == datetime.now(ZoneInfo("UTC")).date()
