"""Languages: what has a page in which, where links lead, and what lists show of the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega.diagnostics import Report
from kollega.library import load
from kollega.live import Library
from tests.folders import write

DAY = date(2026, 2, 1)
CONFIG = """\
site_name: Harbour
site_url: https://careers.example.org/
extra: {{kollega: {{languages: [{languages}], organisation: {{country: DK}}{more}}}}}
"""
STORY = "---\ntitle: Night shift\ndate: 2026-01-13\nauthors: ada\nteam: lights\ntags: [night]\n---\n\n[The job](../jobs/keeper.md)\n"
JOB = "---\ntitle: Keeper\ndate_posted: 2026-01-02\nlocation: Odense, Denmark\nteam: lights\napply_email: jobs@example.org\n---\n\nKeep.\n"
FILES = {
    "content/people/ada.yml": "name: Ada Anker\nrole: Keeper\n",
    "content/people/bo.yml": "name: Bo Baak\n",
    "content/teams/lights.yml": "name: Lights\n",
    "content/teams/lights.da.yml": "name: Fyrene\n",
    "content/benefits.md": "# Benefits\n\nBread.\n",
    "stories/night-shift.md": STORY,
    "stories/night-shift.da.md": "---\ntitle: Nattevagt\n---\n\n[Jobbet](../jobs/keeper.md), [goderne](../content/benefits.md)\n",
    "stories/vagten.md": "---\ntitle: Vagten\ndate: 2026-01-10\nauthors: bo\nlang: da\n---\n\n[Natten](night-shift.md)\n",
    "jobs/keeper.md": JOB,
}


def loaded(
    root: Path, files: dict[str, str], languages: str = "en, da, fr", more: str = ""
) -> tuple[Library, Report]:
    config = CONFIG.format(languages=languages, more=more)
    report = Report()
    library = load(write(root, {"mkdocs.yml": config} | files), DAY, report)  # type: ignore[arg-type]
    assert library is not None
    return library, report


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path, FILES)[0]


def in_language(library: Library, lang: str) -> Library:
    return next(one for one in library.every_language if one.site.lang == lang)


def addresses(library: Library) -> dict[str, str]:
    return {thing.title: thing.address for thing in (*library.stories, *library.jobs)}


def test_a_site_is_described_in_each_language_by_its_home_page_there(tmp_path: Path) -> None:
    home = {"content/index.md": "# Hi\n", "content/index.da.md": "---\nsummary: Kom ombord.\n---\n\n# Hej\n"}
    config = CONFIG.replace("extra:", "site_description: Come aboard.\nextra:").format(
        languages="en, da, fr", more=""
    )
    library = load(write(tmp_path, {"mkdocs.yml": config, **FILES, **home}), DAY, Report())
    assert library is not None
    said = {one.site.lang: one.description for one in library.every_language}
    assert said == {"en": "Come aboard.", "da": "Kom ombord.", "fr": ""}


def test_each_thing_has_one_page_in_each_language_that_it_is_written_in(library: Library) -> None:
    assert [one.site.folder for one in library.every_language] == ["", "da/", "fr/"]
    assert addresses(library) == {
        "Night shift": "stories/night-shift/", "Vagten": "da/stories/vagten/", "Keeper": "jobs/keeper/",
    }  # fmt: skip
    assert addresses(in_language(library, "da")) == {
        "Nattevagt": "stories/night-shift/", "Vagten": "stories/vagten/", "Keeper": "../jobs/keeper/",
    }  # fmt: skip
    assert addresses(in_language(library, "fr")) == {
        "Night shift": "../stories/night-shift/", "Vagten": "../da/stories/vagten/", "Keeper": "../jobs/keeper/",
    }  # fmt: skip


def test_a_translation_says_words_and_has_all_else_from_the_original(library: Library) -> None:
    story = next(one for one in in_language(library, "da").stories if one.title == "Nattevagt")
    assert story.lang == "da" and story.published.day == date(2026, 1, 13) and not story.elsewhere
    assert story.source == "stories/night-shift.da.md"
    assert story.team and (story.team.name, story.team.address) == ("Fyrene", "teams/lights/")
    assert [link.address for link in story.authors] == ["people/ada/"]
    assert library.stories[0].team and library.stories[0].team.name == "Lights"


@pytest.mark.parametrize("body", ["", "\n \n", "\u3164\n"])
def test_a_translation_without_words_has_those_of_the_original(tmp_path: Path, body: str) -> None:
    files = FILES | {"stories/night-shift.da.md": f"---\ntitle: Nattevagt\n---\n{body}"}
    story = in_language(loaded(tmp_path, files)[0], "da").stories[0]
    assert story.title == "Nattevagt" and "The job" in story.text.plain
    assert (story.lang, story.record.lang_of("body")) == ("da", "en")


def test_what_is_wrong_with_a_text_is_told_where_it_was_written(tmp_path: Path) -> None:
    wrong = "[a](nowhere.md) ![b](none.png) ![](javascript:x) <b onclick=x>c</b>\n"
    files = FILES | {
        "stories/night-shift.md": f"{STORY}{wrong}",
        "stories/night-shift.da.md": "---\ntitle: Nattevagt\n---\n",
        "stories/night-shift.fr.md": f"---\ntitle: La nuit\n---\n\nIci, {wrong}",
    }
    told = [one.path for one in loaded(tmp_path, files)[1].diagnostics if one.line > 4]
    assert set(told) == {"stories/night-shift.md", "stories/night-shift.fr.md"}
    assert told.count("stories/night-shift.md") == told.count("stories/night-shift.fr.md") >= 4


def test_words_to_say_are_in_the_language_of_who_says_them(tmp_path: Path) -> None:
    said = STORY.replace("team:", "quote: It is dark.\nshare: {linkedin: I work here.}\nteam:")
    files = FILES | {
        "stories/night-shift.md": said,
        "stories/night-shift.fr.md": "---\ntitle: Nuit\nquote: Il fait nuit.\nshare: {x: J'y travaille.}\n---\n\nTexte.\n",
    }
    library, _ = loaded(tmp_path, files)
    words = {
        one.lang: (one.record.own_quote, one.share) for one in library.shared() if one.slug == "night-shift"
    }  # type: ignore[union-attr]
    assert words == {
        "en": ("It is dark.", {"linkedin": ("I work here.",)}), "da": ("", {}), "fr": ("Il fait nuit.", {"x": ("J'y travaille.",)}),
    }  # fmt: skip


def test_links_lead_to_the_page_in_the_same_language_or_else_to_the_one_there_is(library: Library) -> None:
    danish = {one.title: one.text.links for one in in_language(library, "da").stories}
    assert danish["Nattevagt"] == {
        "../jobs/keeper.md": "../jobs/keeper/",
        "../content/benefits.md": "../benefits/",
    }
    assert danish["Vagten"] == {"night-shift.md": "stories/night-shift/"}


def test_groups_have_a_page_where_something_of_theirs_has(library: Library) -> None:
    def groups(lang: str) -> dict[str, str]:
        return {group.name: group.address for group in in_language(library, lang).groups}

    assert groups("da")["Fyrene"] == "teams/lights/" and groups("da")["night"] == "tags/night/"
    assert groups("fr")["Lights"] == "../teams/lights/" and groups("fr")["night"] == "../tags/night/"
    people = {one.record.name: one.address for one in in_language(library, "fr").people}
    assert people == {"Ada Anker": "../people/ada/", "Bo Baak": "../people/bo/"}


def test_what_is_not_translated_can_be_left_out(tmp_path: Path) -> None:
    library, _ = loaded(tmp_path, FILES, more=", untranslated: {stories: hide}")
    assert list(addresses(in_language(library, "da"))) == ["Nattevagt", "Vagten", "Keeper"]
    assert list(addresses(in_language(library, "fr"))) == ["Keeper"]
    assert "Vagten" not in addresses(library)


def test_one_language_has_everything_at_the_root(tmp_path: Path) -> None:
    library, report = loaded(tmp_path, FILES, languages="en")
    assert library.others == () and addresses(library)["Vagten"] == "stories/vagten/"
    assert {one.code for one in report.diagnostics} == {"translation-language"}


def test_who_withdrew_is_gone_from_translations_too(tmp_path: Path) -> None:
    files = FILES | {
        "content/people/cy.yml": "name: Cy Ciel\nwithdrawn: 2026-01-20\n",
        "stories/night-shift.da.md": "---\ntitle: Nattevagt\n---\n\nSammen med Cy Ciel.\n",
    }
    library, report = loaded(tmp_path, files)
    assert addresses(in_language(library, "da"))["Night shift"] == "../stories/night-shift/"
    assert [(one.path, one.code) for one in report.diagnostics if "held" in one.code] == [
        ("stories/night-shift.da.md", "held-back-name")
    ]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("stories/night-shift.nl.md", "---\ntitle: Nacht\n---\n\nx\n", "translation-language"),
        ("stories/vagten.da.md", "---\ntitle: Vagten\n---\n\nx\n", "translation-same"),
        ("stories/vagten.DA.md", "---\ntitle: Vagten\n---\n\nx\n", "translation-same"),
        ("stories/night-shift.fr.md", "---\ntitle: Nuit\nLang: da\n---\n\nx\n", "story-lang"),
        ("stories/night-shift.fr.md", "---\ntitle: Nuit\nteam: lights\n---\n\nx\n", "story-team"),
        ("stories/night-shift.fr.md", "---\ntitle: Nuit\nphotoalt: a\n---\n\nx\n", "key-unknown"),
        ("stories/lost.da.md", "---\ntitle: Nat\n---\n\nx\n", "translation-alone"),
        ("content/da/more.md", "# More\n", "address-taken"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, path: str, text: str, code: str) -> None:
    _, report = loaded(tmp_path, FILES | {path: text})
    assert [(one.path, one.code) for one in report.diagnostics] == [(path, code)]


def test_what_is_missing_and_what_is_outdated_is_known(tmp_path: Path) -> None:
    changed = STORY.replace("date: 2026-01-13", "date: 2026-01-13\nupdated: 2026-01-25")
    library, _ = loaded(tmp_path, FILES | {"stories/night-shift.md": changed})
    rows = {(row.lang, row.source): row for row in library.translations}
    assert rows["da", "stories/night-shift.md"].changed == date(2026, 1, 25)
    assert (
        rows["fr", "jobs/keeper.md"].path == "jobs/keeper.fr.md" and not rows["fr", "jobs/keeper.md"].is_there
    )
    assert ("en", "stories/vagten.md") in rows and ("da", "stories/vagten.md") not in rows
    looked = FILES["stories/night-shift.da.md"].replace("title:", "updated: 2026-01-26\ntitle:")
    library, _ = loaded(
        tmp_path, FILES | {"stories/night-shift.md": changed, "stories/night-shift.da.md": looked}
    )
    assert not any(row.changed for row in library.translations)
    nobody = looked.replace("2026-01-26", "")
    library, _ = loaded(
        tmp_path, FILES | {"stories/night-shift.md": changed, "stories/night-shift.da.md": nobody}
    )
    assert [row.changed for row in library.translations if row.changed] == [date(2026, 1, 25)]


def test_nobody_misses_a_translation_of_a_closed_job(tmp_path: Path) -> None:
    closed = FILES["jobs/keeper.md"].replace("title:", "state: closed\ntitle:", 1)
    library, _ = loaded(tmp_path, FILES | {"jobs/keeper.md": closed})
    assert library.closed and "jobs/keeper.md" not in {row.source for row in library.translations}


def test_a_third_language_shows_the_translation_of_the_first(tmp_path: Path) -> None:
    files = FILES | {"stories/vagten.en.md": "---\ntitle: The watch\ntags: [watch]\n---\n\nText.\n"}
    library, report = loaded(tmp_path, files)
    assert not report.diagnostics
    assert addresses(in_language(library, "fr"))["The watch"] == "../stories/vagten/"
    assert addresses(in_language(library, "da"))["Vagten"] == "stories/vagten/"


def test_a_language_that_is_named_twice_is_there_once(tmp_path: Path) -> None:
    library, _ = loaded(tmp_path, FILES, languages="en, da, en, da")
    assert [one.site.folder for one in library.every_language] == ["", "da/"]


def test_capitals_of_a_language_do_not_matter(tmp_path: Path) -> None:
    files = FILES | {
        "stories/vagten.md": FILES["stories/vagten.md"].replace("lang: da", "lang: DA"),
        "stories/night-shift.pt-br.md": "---\ntitle: Noite\nLang: PT-br\n---\n\nTexto.\n",
        "content/benefits.PT-BR.md": "# Vantagens\n",
        "theme/catalogues/pt-br.po": 'msgid "Jobs"\nmsgstr "Vagas"\n',
    }
    library, report = loaded(tmp_path, files, languages="EN, da, pt-br, pt-BR")
    assert {one.code for one in report.diagnostics} == {"phrases-missing"}
    assert library.site.languages == ("en", "da", "pt-BR")
    assert addresses(library)["Vagten"] == "da/stories/vagten/"
    portuguese = in_language(library, "pt-BR")
    assert portuguese.site.folder == "pt-br/" and addresses(portuguese)["Noite"] == "stories/night-shift/"
    assert [page.address for page in portuguese.pages if page.title == "Vantagens"] == ["benefits/"]
    assert ("Jobs", "Vagas") in portuguese.site.texts["pt-BR"]


def test_what_is_shared_is_found_by_address_and_by_slug(tmp_path: Path) -> None:
    library, _ = loaded(tmp_path, FILES)
    named = {
        name: [one.title for one in library.named(name)]
        for name in ("night-shift", "/da/stories/night-shift/", "vagten", "stories/night-shift.md", "nothing")
    }
    assert named == {
        "night-shift": ["Night shift"], "/da/stories/night-shift/": ["Nattevagt"], "vagten": ["Vagten"],
        "stories/night-shift.md": ["Night shift"], "nothing": [],
    }  # fmt: skip
