"""Which file is which record, and what is said of those that are none."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.diagnostics import Report
from kollega.library import load
from tests.folders import CONFIG, SMALL, nobody, write
from tests.reading import TODAY, job, site, story

GOOD = Path(__file__).parents[1] / "sites" / "good"


def test_the_good_site() -> None:
    report = Report()
    library = load(GOOD, TODAY, report)
    assert library is not None and not report.diagnostics
    assert [one.address for one in library.stories] == [
        "stories/first-week/",
        "stories/walking-again/",
        "stories/night-shift/",
    ]
    assert [one.address for one in library.jobs] == ["jobs/remote-planner/", "jobs/night-nurse/"]
    assert [one.address for one in library.closed] == ["jobs/cook/"]
    assert [one.address for one in library.people] == [
        "people/aisha-noor/",
        "people/jonas-bek/",
        "people/mia-holm/",
    ]
    assert [one.address for one in library.pages] == ["benefits/", ""]
    assert [one.address for one in library.groups if one.kind != "tag"] == [
        "teams/night-ward/",
        "locations/aarhus/",
        "locations/odense/",
        "values/care/",
    ]
    assert {one.name for one in library.groups if one.kind == "tag"} == {"kitchen", "night", "Nursing"}
    assert list(library.files) == ["stories/first-week/kitchen.jpg"]


@pytest.mark.parametrize(
    "files", [{"content/index.md": "# Hello\n"}, {"stories/a.md": story()}, {"jobs/a.md": job()}]
)
def test_a_site_needs_no_more_than_one_of_them(files: dict[str, str | bytes]) -> None:
    found = site(files, config="site_name: H\nsite_url: https://e.example/\n")
    assert not found.diagnostics


def test_what_lies_elsewhere_is_no_record() -> None:
    files = {
        "stories/a/index.md": story(), "stories/a/transcript.md": "no front matter", "stories/a/photo.jpg": b"x", "stories/a/captions.vtt": "WEBVTT",
        "content/people/ada.yaml": "name: Ada\n", "content/img/a.png": b"x", "notes/b.md": "c", "README.md": "# Hello\n",
        "content/program/points.yml": "a: b\n", "content/program/metrics/a.csv": "a,b\n",
    }  # fmt: skip
    found = site(files)
    assert not found.diagnostics and [one.address for one in found.library.stories] == ["stories/a/"]
    assert not found.library.pages and [one.address for one in found.library.people] == ["people/ada/"]


def test_files_that_are_meant_and_not_read_are_told() -> None:
    files = {
        "stories/2026/a.md": story(),
        "stories/b.markdown": story(),
        "jobs/c.MD": job(),
        "content/people/d.md": "# D\n",
        "stories/e.fr.md": story(),
    }
    found = site({"stories/ok.md": story(), "stories/ok.da.md": story(), **files})
    assert {one.path for one in found.diagnostics} == {*files, "stories/ok.da.md"} and set(found.codes()) == {
        "translation-language",
        "translation-alone",
        "file-unread",
    }


@pytest.mark.parametrize(
    "files",
    [
        {"stories/a.md": story(), "stories/a/index.md": story()},
        {"stories/Night-Shift.md": story(), "stories/night_shift.md": story()},
        {"content/a.md": "# A\n", "content/a/index.md": "# A\n"},
        {"content/people/ada.yml": "name: A\n", "content/people/ada.yaml": "name: A\n"},
        {"content/people/é.yml": "name: A\n", "content/people/É.yaml": "name: A\n"},
    ],
)
def test_two_records_of_one_address_are_errors_of_both(files: dict[str, str | bytes]) -> None:
    found = site(files)
    assert {one.path for one in found.diagnostics} == set(files) and set(found.codes()) == {
        "address-collision"
    }


def test_a_page_at_the_address_of_a_record_is_an_error() -> None:
    found = site(
        {
            "stories/a.md": story(tags="[sea]"),
            "content/stories/a.md": "# A\n",
            "content/tags/sea.md": "# Sea\n",
        }
    )
    assert [(one.path, one.code) for one in found.diagnostics] == [
        ("content/stories/a.md", "address-collision"), ("content/tags/sea.md", "address-collision"),
    ]  # fmt: skip


def test_one_bad_file_does_not_hide_another() -> None:
    files = {
        "mkdocs.yml": "site_url: nowhere\nextra: {kollega: {timezone: Nowhere}}\n", "content/people/ada.yml": "- a\n", "stories/a.md": "", "stories/b.md": b"\xff",
        "stories/c.md": story(date="soon"), "jobs/d.md": "# D\n", "content/index.md": "[x](gone.md)\n", "stories/e.md": story(body="<font>a</font>"),
    }  # fmt: skip
    found = site(files, config="")
    assert {one.path for one in found.diagnostics} == set(files)


def test_of_a_configuration_that_cannot_be_read_nobody_knows_the_languages(tmp_path: Path) -> None:
    files = {"content/index.md": "# A\n", "content/index.en.md": "# B\n", "content/index.da.md": "# C\n"}
    report = Report()
    load(write(tmp_path, {"mkdocs.yml": "a: [b", **files}), TODAY, report)
    assert {one.path for one in report.diagnostics} == {"mkdocs.yml"}


@pytest.mark.parametrize("config", ["a: [b", "- a", b"\xff", "", "site_name: [a]\n", "a" * 300_000])
def test_a_broken_configuration_does_not_either(tmp_path: Path, config: str | bytes) -> None:
    report = Report()
    load(write(tmp_path, {"mkdocs.yml": config, "stories/a.md": story(date="soon")}), TODAY, report)
    assert {one.path for one in report.diagnostics} == {"mkdocs.yml", "stories/a.md"}


def test_without_configuration_there_is_nothing_to_read(tmp_path: Path) -> None:
    report = Report()
    assert load(tmp_path / "nowhere", TODAY, report) is None
    assert load(write(tmp_path, {"mkdocs.yaml": CONFIG}), TODAY, report) is None
    assert [one.code for one in report.diagnostics] == ["config-missing", "config-missing"]
    assert "`mkdocs.yaml`: rename it" in report.diagnostics[1].hint


def test_a_configuration_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"real.yml": CONFIG, "site/stories/a.md": story()})
    (tmp_path / "site/mkdocs.yml").symlink_to(tmp_path / "real.yml")
    report = Report()
    assert load(tmp_path / "site", TODAY, report) is None and [one.code for one in report.diagnostics] == [
        "file-link"
    ]


def test_pictures_and_layouts_that_may_not_be_opened_are_told() -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "stories/a.md": story(photo="a.jpg", photo_alt="A"),
        "stories/a.jpg": b"x",
        "theme/cards/story.json": "{}",
        "theme/main.html": "",
    }
    with TemporaryDirectory() as name:
        root = write(Path(name), files)
        load(root, TODAY, Report())  # what Python loads when it is needed first may not be readable later
        (root / "stories/a.jpg").chmod(0)
        (root / "theme/cards/story.json").chmod(0)
        report = Report()
        with nobody(root):
            assert load(root, TODAY, report) is not None
    assert [(one.path, one.code) for one in report.diagnostics] == [
        ("stories/a.jpg", "file-unreadable"), ("theme/cards/story.json", "file-unreadable"),
    ]  # fmt: skip


def test_links_reach_files_whose_accents_are_characters_of_their_own() -> None:
    files = {
        "content/Mu\u0308ller.md": "# M\u00fcller\n",
        "content/a.md": "# A\n\n[us](M\u00fcller.md)\n",
        "stories/fru\u0308h.md": story(date="2026-01-01"),
        "stories/b.md": story(body="[one](fr\u00fch.md), [two](/stories/fr\u00fch/), [three](fru\u0308h.md)"),
    }
    assert not site(files).diagnostics


def test_names_that_only_some_disks_tell_apart_are_told_once(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": CONFIG, "stories/A.md": story(), "stories/a.md": story(date="soon")})
    if len(list((tmp_path / "stories").iterdir())) < 2:
        pytest.skip("this disk is one that does not tell them apart")
    report = Report()
    load(tmp_path, TODAY, report)
    assert [(one.path, one.code) for one in report.diagnostics] == [("stories/a.md", "file-alike")]


PATHS = ("mkdocs.yml", "stories/a.md", "jobs/a/index.md", "content/index.md", "content/people/a.yml", "content/teams/a.yml", "content/locations/a.yml",
         "content/events/a.md", "content/values/a.md", "content/program/program.yml", "content/program/links.yml", "content/program/guidelines/a.md")  # fmt: skip


@given(
    st.sampled_from(PATHS),
    st.binary(max_size=120),
    st.sampled_from([b"", b"---\n", b"---\ntitle: ", b"name: "]),
)
def test_any_bytes_in_any_file_are_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, path: str, data: bytes, start: bytes
) -> None:
    report = Report()
    load(write(tmp_path_factory.mktemp("site"), {**SMALL, path: start + data}), TODAY, report)
    assert all(one.message for one in report.diagnostics)


def test_a_wrong_field_does_not_hide_what_else_is_wrong_in_the_file() -> None:
    wrong = (
        "---\ntitle: A\ndate: 2026-01-13\nauthors: anne\nkind: vidoe\nteam: caer\njobs: [nope]\n---\n\n"
        "<script>x</script>\n\n![](https://foreign.example/x.png)\n"
    )
    found = site({"stories/a.md": wrong, "content/teams/care.yml": "name: Care\n", "stories/b.md": story()})
    assert {"story-kind", "story-team", "story-jobs", "html-dropped"} <= set(found.codes())
