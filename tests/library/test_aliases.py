"""Old addresses: what is one, what has it already, and when a job that is gone leads on."""

from __future__ import annotations

import pytest

from tests.folders import CONFIG
from tests.reading import Found, job, site, story


def moved(found: Found) -> dict[str, str]:
    return {one.old: one.to for one in found.library.redirects}


@pytest.mark.parametrize(
    ("written", "old"),
    [
        ("/blog/night/", "blog/night/"),
        ("/blog/night", "blog/night/"),
        ("/blog/night/index.html", "blog/night/"),
        ("/blog/2019/night.html", "blog/2019/night.html"),
        ("/night.php", "night.php"),
        ("newer", "stories/newer/"),
        ("stories/newer", "stories/newer/"),
        ("nb/stories/newer/", "nb/stories/newer/"),
        ("2019/newer", "stories/2019/newer/"),
        ("/stories/Newer one.md", "stories/newer-one/"),
        ("newer/index.md", "stories/newer/"),
        ("/blog/newer.md", "blog/newer.md/"),
        ("https://careers.example.org/blog/night/", "blog/night/"),
        ("http://Careers.Example.org/blog/night/", "blog/night/"),
        ("/bl%C3%A5b%C3%A6r/", "bl\u00e5b\u00e6r/"),
        ("/v1.2/night", "v1.2/night/"),
    ],
)
def test_an_old_address_in_each_form_that_people_write(written: str, old: str) -> None:
    found = site({"stories/night-shift.md": story(aliases=f"[{written!r}]")})
    assert moved(found) == {old: "stories/night-shift/"} and not found.diagnostics


def test_a_site_below_a_path() -> None:
    config = CONFIG.replace("example.org/", "example.org/careers/")
    aliases = "[/careers/blog/a/, 'https://careers.example.org/careers/blog/b/', /blog/c/]"
    found = site({"stories/night-shift.md": story(aliases=aliases)}, config=config)
    assert set(moved(found)) == {"blog/a/", "blog/b/", "blog/c/"}


@pytest.mark.parametrize("written", ["https://careers.example.org/careers-faq/a/", "/careers", "/careers/"])
def test_what_is_not_below_that_path_is_an_error(written: str) -> None:
    config = CONFIG.replace("example.org/", "example.org/careers/")
    found = site({"stories/night-shift.md": story(aliases=f"['{written}']")}, config=config)
    assert found.codes() == ["story-aliases"] and not found.library.redirects


@pytest.mark.parametrize(
    "written",
    [
        "https://other.example/blog/", "https://careers.example.org.other.example/a/", "ftp://careers.example.org/a/", "/?p=12", "/blog/#night", "/", "/index.html", "/a//b", "/../etc/", "/a/./b/",
        "/_headers", "/a\\b/", "/%00/", "//other.example/a", "/a/sw.js",
    ],
)  # fmt: skip
def test_what_cannot_be_an_old_address_is_an_error(written: str) -> None:
    quoted = written.replace("'", "''")
    found = site({"stories/night-shift.md": story(aliases=f"['{quoted}']")})
    assert found.codes() == ["story-aliases"] and not found.library.redirects


@pytest.mark.parametrize(
    "written",
    ["/stories/other/", "/jobs/", "/jobs/lamp-keeper/", "/feeds/old/", "/static/a.html", "/us/", "/tags/sea/", "/jobs/find/x/", "/people/", "/blog/"],
)  # fmt: skip
def test_an_address_that_something_has_is_not_an_old_one(written: str) -> None:
    found = site(
        {
            "stories/a.md": story(aliases="[/blog/]", id="a"), "stories/night-shift.md": story(aliases=f"[{written}]", tags="[sea]", id="n"),
            "stories/other.md": story(draft="true"), "jobs/lamp-keeper.md": job(), "content/us.md": "# Us\n",
        }
    )  # fmt: skip
    assert found.codes() == ["story-aliases"] and found.diagnostics[0].line == 5
    assert moved(found) == {"blog/": "stories/a/"}


def test_an_address_of_its_own_is_no_mistake() -> None:
    found = site({"stories/night-shift.md": story(aliases="[/stories/night-shift/, /Stories/Night-Shift/]")})
    assert not found.library.redirects and not found.diagnostics


def test_capitals_that_some_disks_do_not_tell_apart_make_no_page() -> None:
    found = site({
        "stories/a.md": story(aliases="[/Jobs/old/, /night.html/x/]"), "stories/b.md": story(aliases="[/night.html]"),
    })  # fmt: skip
    assert {one.old: one.is_page for one in found.library.redirects} == {
        "Jobs/old/": False, "night.html": False, "night.html/x/": True,
    }  # fmt: skip


def test_names_that_no_disk_has_everywhere_make_no_page() -> None:
    found = site({"stories/a.md": story(aliases="[/con/, /old./, '/say \"hi\"/', /night.php]")})
    assert len(found.library.redirects) == 4 and not any(one.is_page for one in found.library.redirects)


SEVERAL = f"{CONFIG}extra: {{kollega: {{languages: [en, da, de]}}}}\n"


@pytest.mark.parametrize("written", ["/jobs/lamps/", "lamps", "/da/jobs/lamps/"])
def test_an_old_name_leads_on_in_each_language_that_there_is(written: str) -> None:
    found = site({"jobs/a.md": job(aliases=f"[{written}]"), "jobs/a.da.md": job("Vogter")}, config=SEVERAL)
    assert moved(found) == {"jobs/lamps/": "jobs/a/", "da/jobs/lamps/": "da/jobs/a/"}


def test_a_translation_has_no_old_name_that_something_else_has_nor_what_was_no_name() -> None:
    found = site(
        {
            "jobs/a.md": job(aliases="[/jobs/b/, /blog/a/]", id="a"), "jobs/a.da.md": job("Vogter"),
            "stories/b.md": story(aliases="[/da/jobs/b/]"),
        }, config=SEVERAL,
    )  # fmt: skip
    assert moved(found) == {"blog/a/": "jobs/a/", "da/jobs/b/": "stories/b/", "jobs/b/": "jobs/a/"}


def test_the_address_of_a_translation_is_taken() -> None:
    files = {
        "jobs/a.md": job(),
        "jobs/a.da.md": job("Vogter"),
        "stories/b.md": story(aliases="[/da/jobs/a/]"),
    }
    found = site(dict(files), config=SEVERAL)
    assert found.codes("stories/b.md") == ["story-aliases"] and not found.library.redirects


def test_a_translation_that_is_gone_leads_to_the_open_jobs_in_its_language() -> None:
    files: dict[str, str | bytes] = {
        "jobs/a.md": job(valid_through="2026-02-01", aliases="[lamps]"),
        "jobs/a.da.md": job("Vogter"),
    }
    found = site(files, "2026-08-01", config=SEVERAL)
    own = dict.fromkeys(("jobs/a/", "jobs/lamps/"), "jobs/")
    assert moved(found) == own | {f"da/{old}": f"da/{to}" for old, to in own.items()}


def test_what_is_not_live_leads_nowhere() -> None:
    found = site(
        {
            "stories/a.md": story(aliases="[/blog/]", draft="true"),
            "jobs/b.md": job(aliases="[/b/]", date_posted="2099-01-01"),
        }
    )
    assert not found.library.redirects and not found.diagnostics


def test_a_job_that_is_gone_leads_to_the_open_ones() -> None:
    files: dict[str, str | bytes] = {
        "jobs/a.md": job(valid_through="2026-02-01", aliases="[/old/]"),
        "stories/b.md": story(body="[Job](../jobs/a.md)", jobs="[a]"),
    }
    last, gone = site(files, "2026-07-31"), site(files, "2026-08-01")
    assert [one.slug for one in last.library.closed] == ["a"] and moved(last) == {"old/": "jobs/a/"}
    assert not gone.library.closed and moved(gone) == {"jobs/a/": "jobs/", "old/": "jobs/"}
    assert all(one.is_gone for one in gone.library.redirects)
    assert gone.library.stories[0].text.links == {"../jobs/a.md": "jobs/a/"}
    assert gone.codes() == ["story-jobs"]


def test_a_job_that_is_gone_leads_on_in_each_language() -> None:
    files: dict[str, str | bytes] = {
        "jobs/a.md": job(valid_through="2026-02-01", aliases="[/old/]"), "jobs/a.nb.md": "---\ntitle: Jobb\n---\n\nTekst.\n",
        "jobs/b.md": job(valid_through="2026-02-01", lang="nb", aliases="[/eldre/]"), "jobs/b.en.md": "---\ntitle: Job\n---\n\nText.\n",
        "stories/c.md": story(body="[Job](../jobs/a.md)"), "stories/c.nb.md": "---\ntitle: C\n---\n\n[A](../jobs/a.md), [B](../jobs/b.md)\n",
    }  # fmt: skip
    found = site(files, config=CONFIG + "extra: {kollega: {languages: [en, nb]}}\n")
    assert moved(found) == {
        "jobs/a/": "jobs/", "nb/jobs/a/": "nb/jobs/", "old/": "jobs/",
        "jobs/b/": "jobs/", "nb/jobs/b/": "nb/jobs/", "eldre/": "nb/jobs/",
    }  # fmt: skip
    links = [one.stories[0].text.links for one in found.library.every_language]
    assert links == [{"../jobs/a.md": "jobs/a/"}, {"../jobs/a.md": "jobs/a/", "../jobs/b.md": "jobs/b/"}]
    assert not found.diagnostics


def test_no_address_tells_the_name_of_somebody_who_has_withdrawn() -> None:
    files: dict[str, str | bytes] = {
        "content/people/ada-anker.yml": "name: Ada Anker\nwithdrawn: 2026-01-01\n",
        "stories/b.md": story(authors="[Ada Anker, Bo Bro]", aliases="[/ada-anker-tells/, /night/]"),
    }
    assert set(moved(site(files))) <= {"night/"}
