"""The words of the interface: a catalogue that lacks a message, or a part of one, is a failing test."""

from __future__ import annotations

import contextlib
import re
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Message as Entry
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2.ext import babel_extract

import kollega
from kollega import templates
from kollega.facets import FACETS
from kollega.formats import FORMATS
from kollega.frame.stage import WORDS as FRAME
from kollega.kinds import KINDS
from kollega.locales import forms_of, locale_of
from kollega.networks import NETWORKS
from kollega.produce.backstage.programme import ROLES
from kollega.produce.backstage.rooms import DOORS
from kollega.produce.backstage.shelves import AGES, ANY_NETWORK, NAMES, OLDER, WAYS
from kollega.questions import REPLIES, SAID, STORY
from kollega.sections import SECTIONS
from kollega.sharing.kit import GUIDE, HEADINGS
from kollega.sharing.referral import SUBJECT, WORDS
from kollega.stands.pieces import PIECES
from kollega.video.cuts import CUTS
from kollega.words import (
    CATALOGUES,
    EMPLOYMENT,
    PLACEHOLDER,
    WORKPLACES,
    Message,
    Unreadable,
    messages,
    missing,
    needs_of,
    read_catalogue,
    vocabulary,
    words,
)

#: Messages that the program finds in a table or chooses, rather than say them where they stand.
CHOSEN = {
    "E-mail",  # the only name of a network that is a word
    "Jobs in %(where)s", "Jobs in %(where)s: %(how)s", "Jobs: %(how)s", "Online", "Page not found", *FACETS.values(),
    *GUIDE, *HEADINGS, *(one.use for row in NETWORKS.values() for one in row.shown), *(row.name for row in (*FORMATS.values(), *CUTS)),
    *(door.name for door in DOORS), *WAYS.values(), *AGES.values(), *NAMES.values(), *ROLES.values(), OLDER, ANY_NETWORK,
    SUBJECT, *WORDS, *(piece.name for piece in PIECES.values()), "Recommend",
    *REPLIES.values(), *SAID.values(), *(text for one in STORY for text in (one.label, one.hint)),
}  # fmt: skip
#: What says a message, in templates and in the program.
SAYING = ("_", "say", "_say", "gettext", "ngettext", "plural_forms")

#: The languages that the interface speaks beside English.
LANGUAGES = ("ar", "da", "de", "es", "fr", "it", "nb", "nl", "pl", "sv")
#: Messages that may be the same words as in English.
SAME = {
    "da": {
        "E-mail",
        "Navigation",
        "Hybrid",
        "Link",
        "Links",
        "Note",
        "Online",
        "Pin",
        "Reference",
        "Team",
        "Teams",
        "Video",
        "Webinar",
        "Tip",
    },
    "de": {
        "Navigation",
        "Hybrid",
        "Link",
        "Links",
        "Online",
        "Pin",
        "Remote",
        "Team",
        "Teams",
        "Video",
        "Videos",
        "Webinar",
    },
    "es": {"Pin"},
    "fr": {
        "E-mail",
        "Article",
        "Articles",
        "Navigation",
        "Note",
        "Notes",
        "Pages",
        "Photo",
        "Important",
    },
    "it": {"E-mail", "Link", "Online", "Pin", "Post", "Team", "Video", "Webinar"},
    "nb": {"Hybrid", "Pin", "Team", "Video", "Webinar"},
    "nl": {
        "E-mail",
        "Infographic",
        "Infographics",
        "Link",
        "Links",
        "Online",
        "Open %(network)s",
        "Pin",
        "Team",
        "Teams",
        "Video",
        "Webinar",
        "Tip",
    },
    "pl": {"E-mail", "Link", "Online", "Pin", "Post", "Webinar"},
    "sv": {"Hybrid", "Pin", "Team", "Video"},
    "ar": set(),
}

FILES = [CATALOGUES / f"{lang}.po" for lang in LANGUAGES]
every_catalogue = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def said() -> frozenset[Message]:
    """All messages of templates and program."""
    texts = (
        CHOSEN
        | {name for names in KINDS.values() for name in names}
        | set(FRAME)
        | {section.name for section in SECTIONS}
    )
    for table in (EMPLOYMENT, WORKPLACES, templates._PER):
        texts |= set(table.values())
    found = {Message(text) for text in texts}
    code = [path for path in Path(kollega.__file__).parent.rglob("*.py") if path.parent.name != "serve"]
    files = [(path, extract_python) for path in code]
    files += [(path, babel_extract) for path in templates.THEME.glob("[rbm]*/*.html")]
    for path, extract in files:
        with path.open("rb") as file:
            rows = extract(file, SAYING, [], {"silent": "false"})
            found |= {_message(message) for _, _, message, _ in rows}
    return {message for message in found if message.many}


def _message(extracted: str | tuple[str | None, ...] | None) -> Message:
    """A message from what stands in the brackets: of `_` the words alone, else those for one and for many."""
    texts = [
        text for text in (extracted if isinstance(extracted, tuple) else [extracted]) if text is not None
    ]
    assert len(texts) < 3
    return Message(*reversed(texts)) if texts else Message("")


def entries(path: Path) -> list[Entry]:
    with path.open("rb") as file:
        return [entry for entry in read_po(file, abort_invalid=True) if entry.id]


def test_there_is_a_catalogue_for_each_language_and_no_other() -> None:
    assert sorted(path.stem for path in CATALOGUES.iterdir()) == sorted(LANGUAGES)


@every_catalogue
def test_a_catalogue_has_every_message_and_no_other(path: Path) -> None:
    found = [row.message for row in read_catalogue(path.read_text("utf-8"), path.stem)]
    assert said() - set(found) == set()
    assert set(found) - said() == set()
    assert len(found) == len(set(found))
    assert not [entry.id for entry in entries(path) if entry.fuzzy]
    assert missing(path.stem) == 0


@every_catalogue
def test_a_catalogue_has_all_plural_forms_of_its_language(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    assert str(catalogue.locale_identifier) == path.stem
    assert f"nplurals={len(forms_of(Locale.parse(path.stem)))};" in path.read_text("utf-8")
    for row in read_catalogue(path.read_text("utf-8"), path.stem):
        wanted = set(forms_of(locale_of(path.stem))) if row.message.one else {"other"}
        assert set(row.words) == wanted, row.message


@every_catalogue
def test_words_put_in_what_the_message_puts_in(path: Path) -> None:
    for row in read_catalogue(path.read_text("utf-8"), path.stem):
        for form, text in row.words.items():
            assert needs_of(row.message.many, text, form if row.message.one else "other") == "", text
            assert text == text.strip()


@every_catalogue
def test_no_english_is_left_over(path: Path) -> None:
    rows = read_catalogue(path.read_text("utf-8"), path.stem)
    same = {row.message.many for row in rows if set(row.words.values()) & set(row.message.phrases)}
    same -= {text for text in same if not re.search(r"\w", PLACEHOLDER.sub("", text))}
    assert same - SAME[path.stem] == set()


@every_catalogue
def test_sentences_end_as_they_do_in_english(path: Path) -> None:
    ends = str.maketrans({"؟": "?", "…": "."})
    for row in read_catalogue(path.read_text("utf-8"), path.stem):
        for text in row.words.values():
            wanted = row.message.many[-1].translate(ends)
            if wanted in ".?:" or text[-1].translate(ends) in ".?:":
                # A label may say by a colon what English says without, as in Arabic.
                assert text[-1].translate(ends) in (wanted, ":"), text


def test_german_says_du_everywhere() -> None:
    path = CATALOGUES / "de.po"
    for row in read_catalogue(path.read_text("utf-8"), path.stem):
        for text in row.words.values():
            # At the beginning of a sentence it may mean others.
            assert not re.search(r"(?<![.:?!]) (Sie|Ihnen|Ihre?[mnrs]?)\b", text), text


def test_a_language_without_a_catalogue_is_english() -> None:
    assert words("xx").gettext("Jobs") == "Jobs"
    assert words("../../etc/passwd").gettext("Jobs") == "Jobs"
    assert words("da-DK").gettext("Jobs") == "Stillinger"
    assert words("no").gettext("Jobs") == words("nb").gettext("Jobs") == "Stillinger"
    assert missing("en") == missing("en-GB") == missing("da-DK") == 0
    assert missing("fi") == len(messages())


OPEN = ("%(num)s open job", "%(num)s open jobs")


@pytest.mark.parametrize(
    ("lang", "number", "text"),
    [
        ("en", 1, "1 open job"),
        ("en", 0, "0 open jobs"),
        ("en", 1234, "1,234 open jobs"),
        ("da", 1234, "1.234 ledige stillinger"),
        ("fr", 0, "0 poste à pourvoir"),
        ("fr", 1234, "1\u202f234 postes à pourvoir"),
        ("fr", 1_000_000, "1\u202f000\u202f000 de postes à pourvoir"),
        ("it", 1, "1 posizione aperta"),
        ("it", 1_000_000, "1.000.000 di posizioni aperte"),
        ("pl", 1, "1 oferta pracy"),
        ("pl", 22, "22 oferty pracy"),
        ("pl", 12, "12 ofert pracy"),
        ("pl", 0, "0 ofert pracy"),
        ("ar", 2, "وظيفتان شاغرتان"),
        ("ar", 3, "3 وظائف شاغرة"),
        ("ar", 11, "11 وظيفة شاغرة"),
        ("fi", 1, "1 open job"),
    ],
)
def test_numbers_choose_their_form(lang: str, number: int, text: str) -> None:
    assert words(lang).ngettext(*OPEN, number) % {"num": words(lang).number(number)} == text


@given(st.sampled_from([*LANGUAGES, "en", "cs", "xx"]), st.integers(0, 10**9))
def test_every_number_has_words_that_scripts_know_too(lang: str, number: int) -> None:
    of = words(lang)
    form = str(locale_of(lang).plural_form(number))
    assert of.forms(*OPEN)[form] == of.ngettext(*OPEN, number)


@pytest.mark.parametrize("lang", ["ja", "ko", "zh", "vi", "th", "id"])
def test_where_all_numbers_have_one_form_it_is_that_of_many(lang: str) -> None:
    assert words(lang).forms(*OPEN) == {"other": OPEN[1]}


def test_own_words_are_stronger_than_a_catalogue() -> None:
    own = words("da", ((OPEN[1], "%(num)s pladser"), ("Jobs", "Pladser")))
    assert own.ngettext(*OPEN, 2) == "%(num)s pladser"
    assert own.ngettext(*OPEN, 1) == "%(num)s ledig stilling"
    assert own.gettext("Jobs") == "Pladser"
    assert words("fr", ((OPEN[0], "un poste"),)).forms(*OPEN)["one"] == "un poste"


HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: {rule};\\n"\n\nmsgid "%(num)s open job"\nmsgid_plural "%(num)s open jobs"\n'


@pytest.mark.parametrize(
    ("rule", "strings"),
    [
        ("nplurals=3; plural=n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2", "abc"),
        ("nplurals=3; plural=n == 1 ? 2 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 0 : 1", "bca"),
    ],
)  # fmt: skip
def test_a_catalogue_orders_its_forms_as_its_head_says(rule: str, strings: str) -> None:
    text = HEAD.format(rule=rule) + "".join(f'msgstr[{at}] "{text}"\n' for at, text in enumerate(strings))
    own = tuple(pair for row in read_catalogue(text, "pl") for pair in row.texts)
    assert [words("pl", own).ngettext(*OPEN, number) for number in (1, 2, 5, 22)] == ["a", "b", "c", "b"]


@pytest.mark.parametrize(("strings", "has"), [("abc", True), ("ab", False), ("", False)])
def test_words_need_no_form_that_whole_numbers_do_not_have(strings: str, has: bool) -> None:
    """Whole numbers are never `other` in Ukrainian."""
    rule = "nplurals=3; plural=n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2"
    text = HEAD.format(rule=rule) + "".join(f'msgstr[{at}] "{strings[at : at + 1]}"\n' for at in range(3))
    own = tuple(pair for row in read_catalogue(text, "uk") for pair in row.texts)
    assert words("uk", own).has(Message(OPEN[1], OPEN[0])) == has


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b\n', 2),
        ("# ours\n\nmsgid a\n", 3),
        ('msgid "a"\nmsgid "b"\n', 1),
        ('msgfoo "a"\n', 1),
        (HEAD.format(rule="nplurals=2; plural=n != 1"), 5),
        (HEAD.format(rule="nplurals=2; plural=n / 0") + 'msgstr[0] "a"\n', 1),
        (HEAD.format(rule="nplurals=2; plural=__import__('os')") + 'msgstr[0] "a"\n', 1),
    ],
)
def test_what_is_no_catalogue_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Unreadable) as caught:
        read_catalogue(text, "da")
    assert caught.value.line == line


@given(st.text(alphabet=st.sampled_from('msgidtr_plu[0] "\\\n#,~fuzy%()'), max_size=80))
def test_any_text_is_a_catalogue_or_unreadable(text: str) -> None:
    with contextlib.suppress(Unreadable):
        read_catalogue(text, "da")


def test_uncertain_and_empty_words_are_not_used() -> None:
    text = '#, fuzzy\nmsgid "Jobs"\nmsgstr "Noget"\n\nmsgid "Stories"\nmsgstr ""\n\nmsgctxt "x"\nmsgid "Job"\nmsgstr "X"\n'
    assert read_catalogue(text, "da") == []


def test_a_danish_site_speaks_danish(tmp_path: Path) -> None:
    from tests.frame.test_frame import made, page

    outcome = made(
        tmp_path, {"mkdocs.yml": "site_name: Havn\nsite_url: https://a.example.org/\ntheme: {language: da}\n"}
    )
    assert outcome.published
    html = page(tmp_path, "jobs/lamp-keeper/index.html")
    assert ">Søg stillingen<" in html and ">Stillinger<" in html and "2. januar 2026" in html
    assert "Apply for this job" not in html


def test_pages_have_words_of_their_own() -> None:
    assert {"April", "Jan", "Tuesday", "Job", "Share", "Jordan"} <= vocabulary("en")
    assert {"Mark", "Martin", "Lucia"}.isdisjoint(vocabulary("en"))
    assert {"Art", "Mai"} <= vocabulary("de")
