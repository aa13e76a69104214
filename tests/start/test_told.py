"""What contributors read of `new`, `propose` and `intake`: in the language of their terminal, as with `check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from kollega.problems import LANGUAGES, language
from kollega.schema.kinds import KINDS
from kollega.start.form import _HOLDING
from kollega.start.new import _FOLDERS, _HELD
from tests.folders import SMALL, write
from tests.intake.repository import repository
from tests.test_cli import kollega

OTHERS = [tag for tag in LANGUAGES if tag != "en"]
#: Phrases of English that stand in what these commands say.
ENGLISH = {"Made", "Open it", "draft, so", "Error", "Nobody said", "The story itself", "colleague"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", dict(SMALL))


@pytest.mark.parametrize("tag", OTHERS)
def test_every_field_of_a_new_file_is_explained_in_each_language(tag: str) -> None:
    words = language(tag)
    rows = [row for kind in _FOLDERS for row in KINDS[kind]]
    assert not {row.meaning for row in rows} - words.file.phrases.keys()
    assert not {row.form for row in rows if words.recognised(row.form) == row.form} - _ALIKE
    assert not {*_HOLDING.values(), *_HELD.values()} - words.file.phrases.keys()


#: What is the same word in another language.
_ALIKE = {"date", "id"}


@pytest.mark.parametrize(("tag", "made", "draft"), [
    ("da_DK.UTF-8", "Lavede stories/regn.md.", "fjern denne linje"),
    ("de_DE.UTF-8", "stories/regn.md ist angelegt.", "entferne diese Zeile"),
    ("fr_FR.UTF-8", "stories/regn.md est créé.", "retirez cette ligne"),
    ("nl_NL.UTF-8", "stories/regn.md is gemaakt.", "haal deze regel weg"),
])  # fmt: skip
def test_a_new_file_speaks_the_language_of_the_terminal(site: Path, tag: str, made: str, draft: str) -> None:
    done = kollega("new", "story", "Regn", cwd=site, LC_ALL="", LANG=tag)
    assert done.returncode == 0 and done.stdout.startswith(made), done.stdout + done.stderr
    text = (site / "stories/regn.md").read_text("utf-8")
    assert draft in text and "Write here" not in text and "the headline" not in text
    # The check understands the file, and its remarks are none of its business.
    assert kollega("check", "stories/regn.md", cwd=site, LANG=tag).returncode == 0
    again = kollega("new", "story", "Regn", "--language", "da", cwd=site, LANG=tag)
    assert again.returncode == 1 and again.stderr.startswith("Fejl: `stories/regn.md` findes allerede")
    typed = kollega("new", "storie", "Regn", "--language", "da", cwd=site)
    assert (
        typed.returncode == 2
        and "Fejl: `storie` er ikke noget, der kan laves. Mente du `story`?" in typed.stderr
    )


@pytest.mark.parametrize("tag", OTHERS)
def test_what_is_missing_is_asked_in_the_language_of_the_terminal(tmp_path: Path, tag: str) -> None:
    repo = repository(tmp_path)
    kollega("new", "story", "Regn", cwd=repo.root, LC_ALL=tag)
    done = kollega("propose", "stories/regn.md", cwd=repo.root, LC_ALL=tag)
    assert done.returncode == 1 and not any(one in done.stderr for one in ENGLISH), done.stderr
    # The author that was to be filled in comes first.
    assert "REPLACE ME" in done.stdout and language(tag).phrase("hint") in done.stdout
    text = (repo.root / "stories/regn.md").read_text("utf-8").replace("REPLACE ME", "Ida")
    (repo.root / "stories/regn.md").write_text(text, "utf-8")
    done = kollega("propose", "stories/regn.md", cwd=repo.root, LC_ALL=tag)
    assert done.returncode == 1 and done.stderr.count("\n- ") == 3, done.stderr
    assert not any(one in done.stderr for one in ENGLISH), done.stderr


@pytest.mark.parametrize("tag", OTHERS)
def test_the_intake_speaks_it_too(site: Path, tag: str) -> None:
    write(site, {"broken.zip": "PK"})
    done = kollega("intake", "broken.zip", cwd=site, LC_ALL=tag)
    said = language(tag).phrase("it is no ZIP file, or it is damaged. Ask for it again.")
    assert done.returncode == 1 and said in done.stderr and not any(one in done.stderr for one in ENGLISH)
    write(site, {"issue.md": "### Title\n\nNight shift\n"})
    done = kollega("intake", "issue.md", cwd=site, LC_ALL=tag)
    asks = [line for line in done.stderr.splitlines() if line.startswith("- ")]
    assert len(asks) == 4 and not any("There is a story" in one or "Nobody" in one for one in asks), (
        done.stderr
    )
