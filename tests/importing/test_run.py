"""The life of imported jobs: new, changed, closed, open again; and what people wrote stays theirs."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kollega import pipeline
from kollega.diagnostics import as_text
from kollega.importing import Refused
from kollega.importing.folder import Jobs
from kollega.importing.run import Order, Outcome, bring_in, told
from tests.folders import JOB, contents, write
from tests.importing.payloads import LEVER
from tests.importing.serving import Answer, serving
from tests.importing.test_sources import CONFIG, fields
from tests.reading import TODAY

PATH = "/v0/postings/acme"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site without jobs."""
    return write(tmp_path, {"mkdocs.yml": CONFIG})


def posting(id_: str, title: str = "Lamp keeper", **more: Any) -> dict[str, Any]:
    """A posting of Lever."""
    return {**LEVER, "id": id_, "text": title, **more}


def take(root: Path, *postings: dict[str, Any], **order: Any) -> Outcome:
    """Import these postings."""
    with serving({PATH: Answer(list(postings))}) as board:
        return bring_in(Order(root, "lever", "acme", today=TODAY, **order), board.source("lever"))


def refused(root: Path, answer: Answer, **order: Any) -> str:
    """Why an answer is not believed; and that nothing was changed."""
    before = contents(root)
    with serving({PATH: answer}) as board, pytest.raises(Refused) as caught:
        bring_in(Order(root, "lever", "acme", **order), board.source("lever"))
    assert contents(root) == before
    return str(caught.value)


def job(root: Path, slug: str = "lamp-keeper") -> dict[str, Any]:
    return fields(root / "jobs" / slug / "index.md")


def test_the_same_answer_again_changes_no_byte(root: Path) -> None:
    take(root, posting("b", "Cook"), posting("a"))
    before = contents(root)
    outcome = take(root, posting("a"), posting("b", "Cook"))
    assert contents(root) == before
    assert sorted(outcome.unchanged) == ["cook", "lamp-keeper"] and not outcome.changed


def test_the_order_of_the_answer_makes_no_difference(tmp_path: Path) -> None:
    roots = [write(tmp_path / name, {"mkdocs.yml": CONFIG}) for name in ("one", "two")]
    take(roots[0], posting("a"), posting("b"), posting("c", "Cook"))
    take(roots[1], posting("c", "Cook"), posting("b"), posting("a"))
    assert contents(roots[0]) == contents(roots[1])


def test_a_folder_is_not_filled_beyond_its_limit(tmp_path: Path) -> None:
    root = write(
        tmp_path, {"mkdocs.yml": CONFIG.replace("kollega: {", "kollega: {limits: {files_a_folder: 2}, ")}
    )
    take(root, posting("a"), posting("b"))
    take(root, posting("a", "Cook"), posting("b"))
    said = refused(root, Answer([posting("a"), posting("c")]))
    assert said == "the board has 1 new jobs, and 2 are in `jobs/`, which may hold 2. Nothing was changed"


def test_many_jobs_of_one_title_have_addresses_in_a_row() -> None:
    jobs = Jobs(Path())
    begun = time.process_time()
    slugs = [jobs.slug_for("Nurse", "7") for _ in range(10_000)]
    assert time.process_time() - begun < 5
    assert slugs[:2] + slugs[-1:] == ["nurse", "nurse-7", "nurse-7-9999"] and len(set(slugs)) == 10_000


def test_a_new_title_keeps_the_address(root: Path) -> None:
    take(root, posting("a"))
    outcome = take(root, posting("a", "Senior lamp keeper"))
    assert outcome.changed == ["lamp-keeper"] and job(root)["title"] == "Senior lamp keeper"


def test_a_folder_that_people_renamed_is_found(root: Path) -> None:
    take(root, posting("a"))
    (root / "jobs/lamp-keeper").rename(root / "jobs/light-house")
    take(root, posting("a", "Guardian"))
    assert job(root, "light-house")["title"] == "Guardian" and not (root / "jobs/guardian").exists()


@pytest.mark.parametrize("old", ["/jobs/lamp-keeper/", "lamp-keeper", "jobs/lamp-keeper.md"])
def test_an_old_address_goes_to_no_new_job(old: str, root: Path) -> None:
    take(root, posting("a"))
    (root / "jobs/lamp-keeper").rename(root / "jobs/light-house")
    write(root, {"jobs/light-house/overlay.md": f"---\naliases: [{old}]\n---\n"})
    assert take(root, posting("a"), posting("b")).new == ["lamp-keeper-b"]
    assert not pipeline.check(root, TODAY).report.fails()


def test_jobs_of_one_title_have_addresses_of_their_own(root: Path) -> None:
    take(root, posting("a1"), posting("a2"))
    assert job(root)["reference"] == "a1" and job(root, "lamp-keeper-a2")["reference"] == "a2"
    take(root, posting("a1"), posting("a2"), posting("A2"), posting("a-2"))
    assert {path.parent.name for path in root.glob("jobs/*/index.md")} == {
        "lamp-keeper", "lamp-keeper-a2", "lamp-keeper-a2-2", "lamp-keeper-a-2",
    }  # fmt: skip


def test_a_job_that_people_wrote_is_never_touched(root: Path) -> None:
    write(root, {"jobs/lamp-keeper.md": JOB, "jobs/cook/index.md": JOB})
    take(root, posting("a"), posting("b", "Cook"))
    assert (root / "jobs/lamp-keeper.md").read_text() == (root / "jobs/cook/index.md").read_text() == JOB
    assert job(root, "lamp-keeper-a") and job(root, "cook-b")


@pytest.mark.parametrize(
    "title", ["Index", "Find", "CNAME", "aux", "../../etc/passwd", "漢字", "<script>", "."]
)
def test_an_odd_title_makes_no_odd_file(title: str, root: Path) -> None:
    take(root, posting("a", title))
    paths = set(contents(root)) - {"mkdocs.yml"}
    assert len(paths) == 2 and all(path.count("/") == 2 for path in paths)
    told_ = pipeline.check(root, TODAY).report.diagnostics
    assert not [one for one in told_ if one.severity == "error"], list(map(as_text, told_))


def test_a_job_that_is_gone_is_closed_and_may_come_back(root: Path) -> None:
    take(root, posting("a"), posting("b", "Cook"))
    outcome = take(root, posting("b", "Cook"))
    assert outcome.closed == ["lamp-keeper"] and job(root)["state"] == "closed"
    assert job(root)["text"], "its page can still say what it was"
    assert not take(root, posting("b", "Cook")).closed
    assert take(root, posting("a"), posting("b", "Cook")).open_again == ["lamp-keeper"]
    assert job(root)["state"] == "open"


def test_jobs_of_another_board_stay_open(root: Path) -> None:
    take(root, posting("a"))
    text = (root / "jobs/lamp-keeper/index.md").read_text()
    write(root, {"jobs/other/index.md": text.replace("lever:acme:a", "lever:other:a")})
    take(root, posting("b", "Cook"), accept_fewer=True)
    assert job(root)["state"] == "closed" and job(root, "other")["state"] == "open"


@pytest.mark.parametrize("status", [404, 429, 500])
def test_a_failed_answer_changes_nothing(status: int, root: Path) -> None:
    take(root, posting("a"))
    assert f"status {status}" in refused(root, Answer(status=status))


def test_an_empty_answer_changes_nothing(root: Path) -> None:
    assert "no such board" in refused(root, Answer([]))
    take(root, posting("a"))
    words = refused(root, Answer([]))
    assert "no jobs, and 1 were open before" in words and "--accept-fewer" in words


def test_an_answer_that_shrank_by_more_than_half_changes_nothing(root: Path) -> None:
    jobs = [posting(str(number), f"Job {number}") for number in range(5)]
    take(root, *jobs)
    assert "only 2 jobs, and 5" in refused(root, Answer(jobs[:2]))
    assert len(take(root, *jobs[:3]).closed) == 2
    assert len(take(root, jobs[0], accept_fewer=True).closed) == 2
    assert take(root, accept_fewer=True).closed == ["job-0"]


def test_what_people_write_counts_and_stays(root: Path) -> None:
    take(root, posting("a"))
    overlay = root / "jobs/lamp-keeper/overlay.md"
    text = '---\ntitle: "Light keeper"\npay:\nsummary: Light for all.\n---\n\nBetter words.\n'
    overlay.write_text(text)
    outcome = take(root, posting("a", "Lamp keeper II", workplaceType="onsite"))
    assert overlay.read_text() == text and outcome.changed == ["lamp-keeper"]
    assert "its overlay.md counts for `title`, `pay`, `summary`, `text`" in outcome.notes
    found = pipeline.check(root, TODAY)
    assert found.library is not None and not found.report.diagnostics
    (live,) = found.library.jobs
    assert (live.title, live.summary, live.record.pay) == ("Light keeper", "Light for all.", None)
    assert live.record.workplace == "onsite" and live.text.plain.strip() == "Better words."


def test_a_new_overlay_says_nothing_yet(root: Path) -> None:
    take(root, posting("a"))
    (root / "jobs/lamp-keeper/overlay.md").unlink()
    (bare,) = pipeline.check(root, TODAY).library.jobs
    take(root, posting("a"))
    (laid,) = pipeline.check(root, TODAY).library.jobs
    assert msgspec.structs.replace(laid, record=msgspec.structs.replace(laid.record, overlay="")) == bare
    assert (root / "jobs/lamp-keeper/overlay.md").exists()


def test_a_mistake_in_an_overlay_is_told_with_its_own_line(root: Path) -> None:
    take(root, posting("a"))
    write(root, {"jobs/lamp-keeper/overlay.md": "---\n# mine\nworkplace: hybird\n---\n\n[a](nowhere.md)\n"})
    found = [(one.path, one.line, one.code) for one in pipeline.check(root, TODAY).report.diagnostics]
    assert ("jobs/lamp-keeper/overlay.md", 3, "job-workplace") in found
    write(root, {"jobs/lamp-keeper/overlay.md": "---\n# mine\n---\n\n[a](nowhere.md)\n"})
    found = [(one.path, one.line, one.code) for one in pipeline.check(root, TODAY).report.diagnostics]
    assert found == [("jobs/lamp-keeper/overlay.md", 5, "link-nowhere")]


def test_remote_work_without_countries_is_a_draft_until_somebody_says_more(root: Path) -> None:
    remote = posting("a", workplaceType="remote", country=None, categories={"location": "Remote"})
    outcome = take(root, remote)
    assert any(words.startswith("a draft: it is remote") for words in outcome.notes)
    assert job(root)["draft"] == "true"
    write(
        root,
        {
            "jobs/lamp-keeper/overlay.md": "---\nworkplace: remote\nremote_from: [DK]\nlocation:\ndraft: false\n---\n"
        },
    )
    library = pipeline.check(root, TODAY).library
    assert library is not None and library.jobs[0].record.remote_from == ("DK",)
    take(root, remote, remote_from=("DK", "SE"))
    assert job(root)["remote_from"] == ["DK", "SE"] and "draft" not in job(root)


def test_what_cannot_be_mapped_is_left_out_with_a_word(root: Path) -> None:
    write(
        root,
        {
            "content/teams/crew.yml": "name: Crew\n",
            "content/locations/odense.yml": "name: Odense C\ncity: Odense\ncountry: DK\n",
        },
    )
    outcome = take(
        root,
        posting("a", categories={"commitment": "Werkvertrag", "department": "Harbour", "location": "Odense"},
                salaryRange={"currency": "DKK", "interval": "bi-week-salary", "min": 5, "max": 6}, country=None),
        posting("b", "Cook", applyUrl="http://example.org/", hostedUrl=""),
        posting("c", "Mate", description="", lists=[], additional=""),
        posting("d", "Deck", categories={"department": "crew", "location": "Paris"}, country=None, workplaceType=""),
    )  # fmt: skip
    words = "\n".join(outcome.notes)
    for part in (
        "`Werkvertrag`",
        "`Harbour`",
        "(5 to 6 DKK per bi-week-salary)",
        "no text",
        "`Paris` names no country",
    ):
        assert part in words, words
    assert sorted(outcome.new) == ["deck", "lamp-keeper"], "a job that nobody can apply for is none"
    assert job(root)["location"] == ["odense"] and job(root, "deck")["team"] == "crew"
    assert not job(root).keys() & {"team", "pay", "employment_type"}


def test_a_job_that_cannot_be_read_today_is_not_closed(root: Path) -> None:
    take(root, posting("a"))
    outcome = take(root, posting("a", description="", lists=[], additional=""))
    assert not outcome.closed and job(root)["state"] == "open"
    outcome = take(root, posting("a", " "), posting("b", ""))
    assert not outcome.closed and job(root)["title"] == "Lamp keeper"
    (words,) = (words for words in outcome.notes if words.startswith("not imported: "))
    assert "title" in words and outcome.notes[words] == ["lamp-keeper", "b"]


def test_without_a_date_that_of_the_first_import_stays(root: Path) -> None:
    take(root, posting("a", createdAt=None))
    assert job(root)["date_posted"] == TODAY.isoformat()
    with serving({PATH: Answer([posting("a", createdAt=None)])}) as board:
        bring_in(Order(root, "lever", "acme"), board.source("lever"))
    assert job(root)["date_posted"] == TODAY.isoformat()


def test_a_long_board_is_read_to_its_end(root: Path) -> None:
    pages = [
        [posting(f"{page}-{n}", f"Job {page} {n}") for n in range(100 if page < 2 else 3)]
        for page in range(3)
    ]
    answers: dict[str, Answer | list[Answer]] = {
        f"{PATH}?mode=json&skip={100 * number}&limit=100": Answer(page) for number, page in enumerate(pages)
    }
    with serving(answers) as board:
        assert len(bring_in(Order(root, "lever", "acme"), board.source("lever")).new) == 203


def test_half_a_board_is_no_board(root: Path) -> None:
    answers: dict[str, Answer | list[Answer]] = {
        f"{PATH}?mode=json&skip=0&limit=100": Answer([posting(str(n), f"Job {n}") for n in range(100)])
    }
    with serving(answers) as board, pytest.raises(Refused):
        bring_in(Order(root, "lever", "acme"), board.source("lever"))
    assert not (root / "jobs").exists()


def test_two_files_of_one_job_are_told_before_anything_happens(root: Path) -> None:
    take(root, posting("a"))
    write(root, {"jobs/copy/index.md": (root / "jobs/lamp-keeper/index.md").read_text()})
    assert "both have the id" in refused(root, Answer([posting("a")]))


@pytest.mark.parametrize("link", ["jobs", "jobs/lamp-keeper"])
def test_a_link_leads_the_import_nowhere(root: Path, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(elsewhere)
    assert f"`{link}` is a link" in refused(root, Answer([posting("a", "Cook"), posting("b")]))
    assert not list(elsewhere.iterdir())


def test_hostile_words_stay_words(root: Path) -> None:
    evil = "</script><script>alert(1)</script>\u202e\x00{{ 1/0 }}"
    take(
        root,
        posting(
            "a",
            f"T {evil}",
            description=f"<p onclick=x>{evil}<iframe src=//e.example></iframe></p>",
            categories={"department": evil, "location": evil},
        ),
    )
    found = pipeline.check(root, TODAY)
    assert not [one for one in found.report.diagnostics if one.severity == "error"]
    assert found.library is not None and "<script" not in found.library.jobs[0].text.unsafe_html


@pytest.mark.parametrize(
    ("source", "said"), [("greenhose", "Did you mean `greenhouse`"), ("x", "Use one of")]
)
def test_an_unknown_source_gets_a_suggestion(source: str, said: str, root: Path) -> None:
    with pytest.raises(Refused, match=said):
        bring_in(Order(root, source, "acme"))


def test_without_a_site_there_is_no_import(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="mkdocs"):
        bring_in(Order(tmp_path, "lever", "acme"))


def test_the_words_at_the_end_name_what_was_done(root: Path) -> None:
    take(root, posting("a"), posting("b", "Cook"))
    outcome = take(
        root,
        posting("b", "Chef"),
        posting("c", "Mate", categories={"commitment": "Odd", "location": "Odense"}),
    )
    words = told(outcome, Order(root, "lever", "acme"), "kollega")
    assert words == (
        "lever acme: 2 jobs.\nNew:\n  jobs/mate/\nChanged:\n  jobs/cook/\n"
        "Closed, as the board has them no more:\n  jobs/lamp-keeper/\n"
        "Worth a look:\n  cook: `Aarhus` names no country, so it is taken to be in Denmark; "
        "a file for the place in `locations/` settles it.\n  mate: left out: the form of employment `Odd`, for which there is no word.\n"
        "To correct a job, write into the overlay.md beside it. Then look for mistakes:\n  kollega check"
    )
