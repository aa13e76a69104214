"""The command as people type it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kollega.cli import _with_command, cli
from kollega.importing.boards import SOURCES
from tests.folders import write
from tests.importing.payloads import LEVER
from tests.importing.serving import Answer, serving
from tests.importing.test_sources import CONFIG


def run(root: Path, *words: str) -> tuple[int, str]:
    """Exit code and words of `import`."""
    done = CliRunner().invoke(cli, _with_command(["--root", str(root), *words]))
    return done.exit_code, done.output


def test_jobs_are_written_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, {"mkdocs.yml": CONFIG})
    remote = {**LEVER, "workplaceType": "remote", "country": "", "categories": {"location": "Remote"}}
    answers: list[Answer] = [Answer([remote]), Answer([])]
    with serving({"/v0/postings/acme": [*answers]}) as board:
        monkeypatch.setitem(SOURCES, "lever", board.source("lever"))
        code, words = run(root, "--remote-from", "DK", "import", "lever", "acme")
        assert code == 0 and "New:\n  jobs/lamp-keeper/\n" in words, words
        assert 'remote_from: ["DK"]' in (root / "jobs/lamp-keeper/index.md").read_text()
        code, words = run(root, "import", "lever", "acme")
        assert code == 1 and "Nothing was changed" in words
        code, words = run(root, "import", "lever", "acme", "--accept-fewer")
        assert code == 0 and "Closed" in words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere", "acme"], "there is no import from 'nowhere'"),
        (["lever", "a/b"], "not the name of a board"),
        (["lever", "acme", "--remote-from", "Atlantis"], "not the code of a country"),
    ],
)
def test_what_cannot_be_meant_is_told(words: list[str], said: str, tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": CONFIG})
    code, told = run(root, "import", *words)
    assert code == 1 and said in told


def test_a_sentence_ends_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, words = run(tmp_path, "import", "lever", "acme")
    assert code == 1 and words.endswith("with --root.\n")
    root = write(tmp_path, {"mkdocs.yml": CONFIG})
    with serving({"/v0/postings/acme": Answer([{**LEVER, "categories": {}}])}) as board:
        monkeypatch.setitem(SOURCES, "lever", board.source("lever"))
        _, words = run(root, "import", "lever", "acme")
    assert "a `remote` job needs none.\n" in words
