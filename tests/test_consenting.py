"""The paper to sign, the letters to ask with, and everything that is held about a person."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from kollega.cli import cli
from kollega.consenting import BrokenWords, form, languages, letter, words_in
from kollega.diagnostics import Report
from kollega.digest import of_bytes
from kollega.library.read import read_all
from kollega.records import PURPOSES
from kollega.reminders import reminders
from tests.folders import CONFIG, write
from tests.reading import job, story

NOTE = {
    "en": "not legal advice",
    "da": "ikke juridisk",
    "de": "keine Rechtsberatung",
    "fr": "non un conseil juridique",
    "nl": "geen juridisch advies",
}


@pytest.mark.parametrize("lang", NOTE)
def test_the_paper_in_each_language(lang: str) -> None:
    words = words_in(lang)
    text = form(words, "Fyr <& Færge>")
    above, _, sha = text.rpartition("\nsha256: ")
    assert sha.strip() == of_bytes(above.encode()) and above.endswith(words.version)
    assert NOTE[lang] in text and "Fyr <& Færge>" in text and "[EMPLOYER]" not in text
    assert text.count("☐") == len(PURPOSES) and "PURPOSES" not in text
    if lang != "en":
        english = words_in("en")
        assert words.title != english.title and not set(words.parts) & (set(english.parts) - {"PURPOSES"})
    for cause in ("ends", "left", "old"):
        made = letter(
            words, cause, name="Ada", day="2026-01-02", purposes=PURPOSES, pages=("https://a.example/",)
        )  # type: ignore[arg-type]
        nowhere = letter(words, cause, name="Ada", day="2026-01-02", purposes=PURPOSES, pages=())  # type: ignore[arg-type]
        assert "\n-\n" in nowhere.text
        assert (
            "Ada" in made.text
            and "https://a.example/" in made.text
            and not re.search("[{}]", made.text + made.subject)
        )


def test_words_of_a_site_take_the_place_of_ours(tmp_path: Path) -> None:
    own = json.loads(Path("kollega/theme/consent/en.json").read_text("utf-8")) | {
        "title": "Our paper",
        "version": "7",
    }
    write(tmp_path, {"consent/sv.json": json.dumps(own), "consent/en.json": '{"title": "x"}'})
    assert "# Our paper" in form(words_in("sv-FI", tmp_path), "H")
    assert languages() == sorted(NOTE) and languages(tmp_path) == sorted({*NOTE, "sv"})
    assert words_in("pt").title == words_in("en").title
    with pytest.raises(BrokenWords, match=r"theme/consent/en.json"):
        words_in("en", tmp_path)
    fewer = own | {"purposes": {"site": "the site"}}
    misspelt = own | {"letters": {**own["letters"], "old": {"subject": "{nmae}", "text": ""}}}
    for broken, why in ((fewer, "no words for feeds, "), (misspelt, "nmae")):
        write(tmp_path, {"consent/en.json": json.dumps(broken)})
        with pytest.raises(BrokenWords, match=why):
            words_in("en", tmp_path)


@pytest.mark.parametrize(
    ("lang", "known"), [("xx", False), ("da", True), ("de-AT", True), ("sv-FI", True), ("", True)]
)
def test_a_language_without_a_paper_is_told(lang: str, known: bool, tmp_path: Path) -> None:
    own = Path("kollega/theme/consent/en.json").read_text("utf-8")
    config = f"{CONFIG}theme: {{name: material, custom_dir: theme}}\n"
    write(tmp_path, {"mkdocs.yml": config, "theme/consent/sv.json": own})
    done = CliRunner().invoke(cli, ["consent-form", *filter(None, [lang]), "--root", str(tmp_path)])
    assert done.exit_code == 0 and done.stdout.startswith("# ")
    assert done.stderr == (
        ""
        if known
        else f"There is no text in `{lang}`, so this is the English one; there are: da, de, en, fr, nl, sv.\n"
    )


def test_who_is_asked_and_in_which_language(tmp_path: Path) -> None:
    config = f"{CONFIG}extra: {{kollega: {{languages: [en, da], consent: {{review_after: 12}}}}}}\n"
    write(tmp_path, {
        "mkdocs.yml": config,
        "content/people/ada.yml": "name: Ada Anker\nconsent: [{purpose: site, until: 2026-08-01}, {purpose: feeds}]\n",
        "content/people/bo.yml": "name: Bo Bak\nleft: 2026-06-01\n",
        "content/people/cy.yml": "name: Cy Ciel\nwithdrawn: 2026-06-01\nleft: 2026-06-01\n",
        "content/people/di.yml": "name: Di Dahl\nconsent: {purpose: site, until: 2026-12-01}\n",
        "stories/a.md": story(authors="ada", lang="da", date="2026-05-01"),
        "stories/b.md": story(authors="di", date="2025-01-01"),
    })  # fmt: skip
    documents = read_all(tmp_path, Report())
    assert documents
    rows = reminders(documents, date(2026, 6, 30))
    assert [(one.cause, one.name) for one in rows] == [
        ("left", "Bo Bak"),
        ("ends", "Ada Anker"),
        ("old", "Di Dahl"),
    ]
    left = words_in("en").letters["left"].subject
    assert rows[0].letter.subject == left.format(name="Bo Bak"), "the site's language, of who told nothing"
    assert rows[1].letter.subject.startswith("Dit samtykke") and rows[1].purposes == ("site",)
    assert "https://careers.example.org/da/stories/a/" in rows[1].letter.text
    said = (
        CliRunner()
        .invoke(cli, ["check", "--consent", "--root", str(tmp_path), "--today", "2026-06-30"])
        .output
    )
    assert (
        "What Ada Anker agreed to (site) ends on 2026-08-01." in said
        and "Subject: Is your story still right?" in said
    )
    early = CliRunner().invoke(cli, ["check", "--consent", "--root", str(tmp_path), "--today", "2025-01-01"])
    assert "Nobody has to be asked today." in early.output


@pytest.mark.parametrize(
    ("today", "months", "limit"),
    [("2026-01-15", 12, "2025-01-15"), ("2026-03-31", 1, "2026-02-28"), ("2026-12-01", 1, "2026-11-01")],
)
def test_a_story_is_old_after_so_many_months(today: str, months: int, limit: str, tmp_path: Path) -> None:
    before = date.fromisoformat(limit) - timedelta(days=1)
    write(tmp_path, {
        "mkdocs.yml": f"{CONFIG}extra: {{kollega: {{consent: {{review_after: {months}}}}}}}\n",
        "stories/a.md": story(authors="Ada Anker", date=limit), "stories/b.md": story(authors="Bo Bak", date=str(before)),
        "stories/c.md": story(authors="Cy Ciel", date=str(before), updated=limit),
    })  # fmt: skip
    documents = read_all(tmp_path, Report())
    assert documents
    (asked,) = reminders(documents, date.fromisoformat(today))
    assert (asked.cause, asked.name, asked.day) == ("old", "Bo Bak", before)


def test_who_is_not_shown_is_not_asked_about_an_old_story(tmp_path: Path) -> None:
    write(tmp_path, {
        "mkdocs.yml": f"{CONFIG}extra: {{kollega: {{consent: {{review_after: 12}}}}}}\n",
        "content/people/cy.yml": "name: Cy Ciel\nwithdrawn: 2025-06-01\n", "content/people/bo.yml": "name: Bo Bak\n",
        "stories/a.md": story(authors="[cy, bo]", date="2024-01-01"), "stories/b.md": story(authors="Cy Ciel", date="2024-01-01"),
    })  # fmt: skip
    documents = read_all(tmp_path, Report())
    assert documents
    assert [one.name for one in reminders(documents, date(2026, 6, 30))] == ["Bo Bak"]


def test_who_left_and_is_shown_nowhere_is_asked_nothing(tmp_path: Path) -> None:
    gone = "name: Bo Bak\npage: false\nleft: 2026-06-01\n"
    documents = read_all(write(tmp_path, {"mkdocs.yml": CONFIG, "content/people/bo.yml": gone}), Report())
    assert documents and reminders(documents, date(2026, 6, 30)) == ()


def test_the_letter_names_every_page_that_shows_somebody(tmp_path: Path) -> None:
    event = "---\ntitle: Fair\nstarts: 2026-12-01T10:00\npeople: [bo]\n{}---\n\nCome.\n"
    write(tmp_path, {
        "mkdocs.yml": CONFIG, "content/people/bo.yml": "name: Bo Bak\nleft: 2026-06-01\n",
        "content/teams/ward.yml": "name: Ward\nlead: bo\n", "content/events/fair.md": event.format(""),
        "content/events/party.md": event.format("internal: true\n"), "jobs/keeper.md": job(contact="bo"),
        "stories/a.md": story(authors="Di Dahl", written_by="bo"), "stories/b.md": story(authors="Di Dahl"),
        "stories/c.md": story(authors="Bo Bak", draft="true"),
    })  # fmt: skip
    documents = read_all(tmp_path, Report())
    assert documents
    (asked,) = reminders(documents, date(2026, 6, 30))
    home = "https://careers.example.org/"
    pages = {
        f"{home}{page}/" for page in ("people/bo", "stories/a", "jobs/keeper", "events/fair", "teams/ward")
    }
    assert set(asked.pages) == pages and all(f"- {page}\n" in asked.letter.text for page in pages)


def test_the_export_has_the_words_of_every_place(tmp_path: Path) -> None:
    write(tmp_path, {
        "mkdocs.yml": CONFIG + "extra: {kollega: {languages: [en, da]}}\n",
        "content/people/ada-anker.yml": "name: Ada Anker\n", "content/people/ada-anker.da.yml": "role: Fyrpasser\n",
        "content/program/codes.yml": "- {code: k3vq7m, person: ada-anker}\n- {code: w2ytnd, person: bo}\n",
        "stories/both.md": story(authors="[Bo Bak, ada-anker]", quote="It is quiet.", body="We two laughed."),
        "stories/film/index.md": story(authors="ada-anker"), "stories/film/en.vtt": "WEBVTT\n\nHello.\n",
        "jobs/keeper.md": job(contact="\n  name: Ada Anker\n  email: lamp@example.org\n  phone: 12 34 56", body="Ask.\n\nNobody else."),
        **{f"site/{number}.html": "Ada Anker" for number in range(20)},
    })  # fmt: skip
    text = CliRunner().invoke(cli, ["export", "Ada Anker", "--root", str(tmp_path)]).output
    for held in (
        "Fyrpasser",
        "k3vq7m",
        "It is quiet.",
        "We two laughed.",
        "Hello.",
        "lamp@example.org",
        "12 34 56",
        "`19.html`",
    ):
        assert held in text, held
    for others in ("w2ytnd", "Nobody else."):
        assert others not in text, others


def test_everything_that_is_held_is_in_the_export(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write(root, {
        "mkdocs.yml": CONFIG,
        "content/people/ada-anker.yml": "name: Ada Anker\nrole: Keeper\nconsent: {purpose: site, receipt: R-7, until: 2030-01-01}\n",
        "stories/a.md": story(authors="ada-anker", body="My words."), "stories/b.md": story(authors="Bo", body="Ada Anker sang."),
        "stories/c/index.md": story(authors="ada-anker"), "stories/c/notes.txt": "Mine.",
        "stories/d.md": story(authors="Bo", body="[Hers](c/index.md)."),
    })  # fmt: skip
    runner, to = CliRunner(), tmp_path / "ada.md"
    assert runner.invoke(cli, ["export", "ada-anker", "--root", str(root), "--to", str(to)]).exit_code == 0
    text = to.read_text("utf-8")
    for held in ("R-7", "2030-01-01", "role: Keeper", "My words.", "stories/b.md", "Ada Anker sang."):
        assert held in text, held
    assert "belongs to the person, or lies beside a story of theirs" in text
    assert not re.search(r"\b(goes|held back|cropped|decide[ds]?)\b", text.partition("## Where you")[2])
    assert "a colleague" not in text.casefold(), "it says what is, and not what would be"
    nobody = runner.invoke(cli, ["export", "ada-ankre", "--root", str(root)])
    assert nobody.exit_code == 2 and "Did you mean `ada-anker`?" in nobody.output
