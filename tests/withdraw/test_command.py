"""What `withdraw` and `export` say of people before anything is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kollega.cli import cli
from kollega.withdraw.places import in_file
from tests.folders import CONFIG, contents, write
from tests.gate.packing import packed
from tests.reading import story
from tests.withdraw.site import with_a_past

FILES: dict[str, str | bytes] = {
    "mkdocs.yml": CONFIG,
    "content/people/ada-anker.yml": "name: Ada Anker\n",
    "stories/a.md": story(authors="ada-anker", body="With Cy Ciel."),
}


def said(*command: str) -> tuple[int, str]:
    """How a command ends, and its words on one line."""
    result = CliRunner().invoke(cli, list(command), terminal_width=1000)
    return result.exit_code, " ".join(result.output.split())


@pytest.mark.parametrize("command", [("withdraw", "--yes", "--no-build"), ("export",)])
def test_a_name_that_nothing_says_is_a_mistake(command: tuple[str, ...], tmp_path: Path) -> None:
    before = contents(with_a_past(tmp_path))
    code, words = said(*command, "Mia Hlom", "--root", str(tmp_path))
    assert code == 2 and contents(tmp_path) == before
    assert "Did you mean `Mia Holm`?" in words
    assert "write the file `content/people/mia-hlom.yml` with two lines, `name: Mia Hlom` and" in words


@pytest.mark.parametrize("command", [("withdraw",), ("export",)])
def test_a_name_that_only_a_text_says_is_somebody(command: tuple[str, ...], tmp_path: Path) -> None:
    write(tmp_path, FILES)
    code, words = said(*command, "Cy Ciel", "--root", str(tmp_path))
    assert code == 0 and "stories/a.md" in words


@pytest.mark.parametrize("command", [("withdraw", "--yes", "--certificate"), ("export", "--to")])
@pytest.mark.parametrize(
    ("place", "reason"), [("no/paper.md", "there is no folder"), ("site/content/paper.md", "put it outside")]
)
def test_nothing_is_done_before_the_paper_has_a_place(
    command: tuple[str, ...], place: str, reason: str, tmp_path: Path
) -> None:
    before = contents(with_a_past(tmp_path / "site"))
    code, words = said(*command, str(tmp_path / place), "mia-holm", "--root", str(tmp_path / "site"))
    assert code == 2 and reason in words and contents(tmp_path / "site") == before


def test_a_paper_on_what_is_held_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with_a_past(tmp_path / "site")
    paper = tmp_path / f"{'long' * 100}.md"
    code, words = said("export", "mia-holm", "--to", str(paper), "--root", str(tmp_path / "site"))
    assert code == 1 and f"it cannot be written: {paper}: File name too long." in words


def test_a_paper_that_cannot_be_written_is_printed(tmp_path: Path) -> None:
    with_a_past(tmp_path / "site")
    paper = tmp_path / f"{'long' * 100}.md"
    code, words = said(
        "withdraw", "mia-holm", "--yes", "--no-build", "--certificate", str(paper), "--root", str(tmp_path / "site")
    )  # fmt: skip
    assert code == 0 and "Keep what follows" in words and "Checksum of this paper" in words


def test_a_file_that_cannot_be_changed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied", "content/people/ada-anker.yml")

    write(tmp_path, FILES)
    monkeypatch.setattr(Path, "write_text", refuse)
    code, words = said("withdraw", "ada-anker", "--yes", "--no-build", "--root", str(tmp_path))
    assert code == 1 and "ada-anker.yml" in words and "do it again" in words


def test_the_last_words_say_that_it_is_to_be_published(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    code, words = said("withdraw", "ada-anker", "--yes", "--no-build", "--root", str(tmp_path))
    last = words.partition("Checksum of this paper")[2]
    assert (
        code == 0
        and "until this is published" in last
        and "merge its pull request" in last
        and "deploy TARGET" in last
    )


def test_texts_beside_the_content_are_for_a_person_to_decide(tmp_path: Path) -> None:
    named = (
        "mkdocs.yml",
        "README.md",
        "NOTES",
        "theme/extra.css",
        "notes/ada-anker.pdf",
        ".github/CODEOWNERS",
    )
    others = (
        ".git/a",
        ".venv/a.md",
        "node_modules/a.md",
        "site/a.html",
        "out/a.html",
        ".kollega/a.json",
        "a.bin",
    )
    texts = dict.fromkeys((*named, *others), "# Ada Anker\n")
    write(tmp_path, FILES | texts | {
        "mkdocs.yml": f"{CONFIG}# Ada Anker\n", "kit.zip": packed({"a.txt": b"Ada Anker"}), "sea.zip": packed({"a.txt": b"\0"}),
        ".venv/pyvenv.cfg": "", "a.bin": b"\0Ada Anker", "EMPTY.md": "",
    })  # fmt: skip
    (tmp_path / "LINK.md").symlink_to(tmp_path / "README.md")
    _, words = said(
        "withdraw", "ada-anker", "--backstage-dir", str(tmp_path / "out"), "--root", str(tmp_path)
    )
    asked = words.partition("Left for you to decide:")[2].partition("Elsewhere:")[0]
    assert all(f" {name} it" in asked for name in (*named, "kit.zip"))
    assert not any(f" {name} " in asked for name in (*others, "LINK.md", "EMPTY.md", "sea.zip"))


def test_what_the_preview_made_goes_and_is_not_for_a_person_to_decide(tmp_path: Path) -> None:
    made = {
        "site/people/ada-anker/index.html": "Ada Anker",
        ".kollega/store.sqlite": b"\0Ada Anker",
        "failure.txt": "Ada Anker",
    }
    write(tmp_path, FILES | {f".kollega-preview/{name}": data for name, data in made.items()})
    (tmp_path / ".kollega-preview/.gitignore").write_text("*\n")
    _, words = said("withdraw", "ada-anker", "--yes", "--no-build", "--root", str(tmp_path))
    decided, _, elsewhere = words.partition("Elsewhere:")
    assert "the preview on this machine (3)" in elsewhere and ".kollega-preview/" not in decided
    assert contents(tmp_path / ".kollega-preview") == {".gitignore": b"*\n"}


def test_the_way_round_that_is_told_puts_somebody_on_file(tmp_path: Path) -> None:
    write(tmp_path, FILES | {"content/people/di-dahl.yml": "name: Di Dahl\nwithdrawn: 2026-01-02\n"})
    code, words = said("check", "--root", str(tmp_path))
    assert code == 0, words
    assert said("export", "Di Dahl", "--root", str(tmp_path))[0] == 0


def test_the_store_is_told_of_where_it_can_have_something_of_the_person(tmp_path: Path) -> None:
    store = {".kollega/store.sqlite": b"pieces of By Borg"}
    write(
        tmp_path, FILES | store | {f"content/people/{one}.yml": f"name: {one} Borg\n" for one in ("By", "Cy")}
    )
    there = {one: "the store" in said("export", one, "--root", str(tmp_path))[1] for one in ("By", "Cy")}
    assert there == {"By": True, "Cy": False}


def test_a_file_is_looked_through_without_being_read_whole(tmp_path: Path) -> None:
    write(tmp_path, {"empty": b"", "full": b"\0" * 9000 + "Åse Ørn".encode()})
    assert [in_file(tmp_path / name, ["Åse Ørn"]) for name in ("none", "empty", "full")] == [
        False,
        False,
        True,
    ]
