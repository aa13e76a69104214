"""Posts of other systems: what is understood of them, and what is told of the rest."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kollega.cli import cli
from kollega.foreign import survey, told
from kollega.schema.foreign import JOB, NAMES
from kollega.schema.kinds import KINDS
from kollega.sources import key_of
from tests.folders import SMALL, contents, write

POSTS: dict[str, str | bytes] = {
    "a.md": "---\nlayout: job\nJob Title: Engineer\nposted: 2023-03-01\ndeadline: 2023-04-01\nsalary_min: 1\nsalary_max: 2\n"
    '"Place": Odense\ngrade: GS-13\nlink: https://example.org/\n---\nBuild.\n',
    "more/b.markdown": "---\ntitle: Designer\ndate_posted: 2023-03-01\ncloses: TBD\nlocation: Odense\napply: https://example.org/\n---\nDraw.\n",
    "README.md": "hello\n",
    "more/c.mdx": "---\ntitle: [\n---\n",
    "d.txt": "no post",
}


def test_every_name_leads_to_a_field_of_ours_and_is_none_itself() -> None:
    rows = {row.name: row for row in KINDS["job"]}
    assert set(JOB) <= set(rows)
    own = {key_of(name) for row in rows.values() for name in (row.name, *row.also)}
    assert not own & (NAMES["job"].keys() - {"locations"})
    words = [word for names in JOB.values() for word in names.split()]
    assert len(words) == len(set(words)) > 135 and all(key_of(word) == word for word in words)


def test_a_survey_says_what_maps_and_what_does_not(tmp_path: Path) -> None:
    before = contents(write(tmp_path, POSTS))
    found = survey(tmp_path)
    assert contents(tmp_path) == before
    assert (found.files, found.whole, found.unread) == (4, 1, ["README.md", "more/c.mdx"])
    assert {("job_title", "title"), ("place", "location"), ("closes", "valid_through")} <= set(found.renamed)
    assert set(found.lost) == {"grade", "salary_max"}
    assert [(one.severity, one.path, one.line) for one in found.found] == [
        ("error", "a.md", 6),
        ("warning", "more/b.markdown", 4),
    ]


def test_a_job_that_is_closed_in_the_words_of_others_is_told_ours(tmp_path: Path) -> None:
    closed = SMALL | {
        "jobs/lamp-keeper.md": SMALL["jobs/lamp-keeper.md"].replace("title:", "closed: true\ntitle:")
    }
    done = CliRunner().invoke(cli, ["check", "--root", str(write(tmp_path, closed)), "--today", "2026-02-01"])
    assert "jobs/lamp-keeper.md:2:1" in done.output and "here it is called `state`." in done.output


def test_a_post_without_a_place_is_in_need_of_a_hand(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.md": "---\ntitle: A\nposted: 2023-03-01\nplace: Remote\nlink: https://example.org/\n---\nBuild.\n"
        },
    )
    assert any("`workplace: remote`" in line for line in told(survey(tmp_path), "x"))


def test_the_report_of_the_command(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["check", "--foreign", str(write(tmp_path, POSTS))])
    assert done.exit_code == 0
    for words in (
        "In need of a hand: 1.",
        "closes \u2192 valid_through (1)",
        "grade (1)",
        '1 \u00d7 warning: `valid_through` is "TBD"',
        "in more/b.markdown:4",
    ):
        assert words in done.output


def test_nothing_in_a_post_steers_a_terminal(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": '---\ntitle: a\n"k\\e[2J\u202e": 1\n---\n'})
    assert "\u202e" not in "".join(told(survey(tmp_path), "x"))


def test_redirects_for_a_host(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "mkdocs.yml": "site_name: H\nsite_url: https://a.example.org/\n",
        "stories/a.md": "---\ntitle: A\ndate: 2026-01-01\nauthors: Ada\naliases: [/old/]\n---\n\nDark.\n",
    }
    args = ["host-files", "netlify", "--root", str(write(tmp_path, files)), "--today", "2026-06-01"]
    said = CliRunner().invoke(cli, args).output
    assert said.endswith("# _redirects\n/old/ /stories/a/ 301\n/old /stories/a/ 301\n")
    write(tmp_path, {"stories/b.md": "---\ntitle: B\n---\n"})
    assert CliRunner().invoke(cli, args).exit_code == 1
