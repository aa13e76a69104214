"""The words of the interface: a catalogue that lacks a message is a failing test."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from kollega import templates
from kollega.facets import FACETS
from kollega.frame.stage import WORDS as FRAME
from kollega.kinds import KINDS
from kollega.sections import SECTIONS
from kollega.words import CATALOGUES, EMPLOYMENT, WORKPLACES, words

#: Messages that are said by the program, not by a template.
SAID = {
    "Kinds", "Online", "Page not found", "Stories and jobs at %(name)s", "%(group)s: stories and jobs at %(name)s",
    "%(section)s at %(name)s", "%(count)s more places", "up to %(amount)s", "from %(amount)s",
    "Jobs in %(where)s", "Jobs in %(where)s: %(how)s", "Jobs: %(how)s", *FACETS.values(),
}  # fmt: skip


def messages() -> set[str]:
    """All messages of templates and program."""
    found = (
        SAID
        | {name for names in KINDS.values() for name in names}
        | set(FRAME)
        | {section.name for section in SECTIONS}
    )
    for table in (EMPLOYMENT, WORKPLACES, templates._PER):
        found |= set(table.values())
    for path in templates.THEME.rglob("*.html"):
        if path.parent.name in ("records", "backstage"):
            with path.open("rb") as file:
                rows = babel_extract(file, ("_",), [], {"extensions": "jinja2.ext.i18n", "silent": "false"})
                found |= {message for _, _, message, _ in rows if isinstance(message, str)}
                file.seek(0)
                found |= {
                    text
                    for _, _, message, _ in babel_extract(file, ("_", "ngettext"), [], {})
                    if isinstance(message, tuple)
                    for text in message
                    if text
                }
    return found


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.po")), ids=lambda path: path.stem)
def test_a_catalogue_has_every_message_and_no_other(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}
    assert messages() - set(catalogue) == set()
    assert set(catalogue) - messages() == set()
    assert all(catalogue.values())


def test_a_language_without_a_catalogue_is_english() -> None:
    assert words("xx").gettext("Jobs") == "Jobs"
    assert words("../../etc/passwd").gettext("Jobs") == "Jobs"
    assert words("da-DK").gettext("Jobs") == "Stillinger"


def test_a_danish_site_speaks_danish(tmp_path: Path) -> None:
    from tests.frame.test_frame import made, page

    outcome = made(
        tmp_path, {"mkdocs.yml": "site_name: Havn\nsite_url: https://a.example.org/\ntheme: {language: da}\n"}
    )
    assert outcome.published
    html = page(tmp_path, "jobs/lamp-keeper/index.html")
    assert ">Søg stillingen<" in html and ">Stillinger<" in html and "2. januar 2026" in html
    assert "Apply for this job" not in html
