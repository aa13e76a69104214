"""The employer's own catalogues of words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kollega.diagnostics import Report, as_text
from kollega.library.read import read_all
from kollega.site import Site
from kollega.words import CATALOGUES, messages, words_of
from tests.folders import CONFIG, SMALL, write

JOBS = 'msgid "Jobs"\nmsgstr "Pladser"\n'
COUNTED = (
    'msgid "%(num)s open job"\nmsgid_plural "%(num)s open jobs"\nmsgstr[0] "Een"\nmsgstr[1] "%(num)s stuks"\n'
)


def site(root: Path, languages: str, files: dict[str, str], texts: str = "{}") -> tuple[Site, list[str]]:
    config = f"{CONFIG}extra: {{kollega: {{languages: [{languages}], texts: {texts}}}}}\n"
    report = Report()
    own = {f"theme/catalogues/{name}": text for name, text in files.items()}
    documents = read_all(write(root, {**SMALL, "mkdocs.yml": config, **own}), report)
    assert documents
    return documents.site, [f"{one.path}:{one.line} {one.severity} {one.code}" for one in report.diagnostics]


def test_a_file_exchanges_words_message_by_message(tmp_path: Path) -> None:
    found, problems = site(tmp_path, "nl", {"nl.po": f"{JOBS}\n{COUNTED}"})
    assert not problems
    words = words_of(found)
    assert words.gettext("Jobs") == "Pladser" and words.gettext("Stories") == "Verhalen"
    assert [words.ngettext("%(num)s open job", "%(num)s open jobs", n) for n in (1, 2)] == [
        "Een",
        "%(num)s stuks",
    ]


def test_the_configuration_is_stronger_than_a_file(tmp_path: Path) -> None:
    found, _ = site(tmp_path, "da", {"da.po": JOBS}, "{Jobs: Opgaver}")
    assert words_of(found).gettext("Jobs") == "Opgaver"


def test_a_file_for_a_region_lies_over_that_of_the_language(tmp_path: Path) -> None:
    files = {"de.po": f'{JOBS}\nmsgid "Job"\nmsgstr "Platz"\n', "de-AT.po": 'msgid "Jobs"\nmsgstr "Posten"\n'}
    found, problems = site(tmp_path, "de-AT", files)
    assert not problems
    words = words_of(found)
    assert [words.gettext(text) for text in ("Jobs", "Job", "Stories")] == ["Posten", "Platz", "Geschichten"]


@pytest.mark.parametrize("languages", ["fi", "da, fi"])
def test_a_language_without_words_is_told(languages: str, tmp_path: Path) -> None:
    _, problems = site(tmp_path, languages, {})
    assert problems == ["mkdocs.yml:0 warning phrases-missing"]


def test_phrases_that_a_file_leaves_out_are_counted_in_it(tmp_path: Path) -> None:
    files = {"theme/catalogues/fi.po": f"{JOBS}\n{COUNTED}"}
    config = f"{CONFIG}extra: {{kollega: {{languages: [fi]}}}}\n"
    report = Report()
    read_all(write(tmp_path, {**SMALL, "mkdocs.yml": config, **files}), report)
    everything = len(messages())
    assert [as_text(one) for one in report.diagnostics] == [
        f"theme/catalogues/fi.po: warning[phrases-missing]: {everything - 2} of the {everything} phrases of the pages have "
        "no words in `fi`, so visitors read them in English.\n  hint: put the words into `theme/catalogues/fi.po`. "
        'The documentation says how, under "Your own words".'
    ]


def test_a_language_with_all_words_is_complete(tmp_path: Path) -> None:
    _, problems = site(tmp_path, "fi", {"fi.po": (CATALOGUES / "sv.po").read_text("utf-8")})
    assert not problems


def test_english_needs_no_words_and_may_have_own(tmp_path: Path) -> None:
    found, problems = site(tmp_path, "en-GB", {"en.po": 'msgid "Jobs"\nmsgstr "Vacancies"\n'})
    assert not problems
    assert words_of(found).gettext("Jobs") == "Vacancies"


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("da.po", 'msgid "Jobz"\nmsgstr "x"\n', "1 warning phrase-unknown"),
        ("da.po", f'{JOBS}\nmsgid "Show %(found)s"\nmsgstr "Vis"\n', "4 error phrase-placeholder"),
        ("da.po", COUNTED.replace("%(num)s stuks", "stuks"), "1 error phrase-placeholder"),
        ("da.po", COUNTED.replace("%(num)s stuks", "100 % %(num)s"), "1 error phrase-placeholder"),
        ("da.po", "<html>\n", "1 error catalogue-broken"),
        ("da_DK.po", JOBS, "0 warning catalogue-unused"),
        ("da.po", "", "0 error file-empty"),
        ("da.txt", JOBS, "0 warning file-unread"),
        ("da.po.txt", JOBS, "0 warning file-unread"),
    ],
)
def test_what_is_wrong_is_told_in_the_file(name: str, text: str, problem: str, tmp_path: Path) -> None:
    found, problems = site(tmp_path, "da", {name: text})
    assert problems == [f"theme/catalogues/{name}:{problem}"]
    assert words_of(found).gettext("Jobs") in ("Stillinger", "Pladser")
