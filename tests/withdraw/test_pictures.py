"""The pictures in texts, which may show the person."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kollega.cli import cli
from tests.folders import CONFIG, write
from tests.gate.packing import picture
from tests.reading import story
from tests.withdraw.test_content import every

PEOPLE = {"content/people/mia.yml": "name: Mia Holm\n", "content/people/bo.yml": "name: Bo Borg\n"}
#: Pictures as no program could take all of them out of a text.
WRITTEN = (
    "![Us][us]\n\n[us]: us.jpg",
    "![us]\n\n[us]: us.jpg",
    '<img src="us.jpg" alt="Us">',
    "![Us [both]](us.jpg)",
    "![Us](us.jpg (At work))",
)
EASY = ("![Us](us.jpg)", '![Us](./us.jpg "At work")', "![Us](u%73.jpg)")


def actions(root: Path) -> dict[tuple[str, str], str]:
    """Path and action of what is proposed, with the file as it is to be, or what somebody has to decide."""
    return {(one.path, one.action): one.text or "; ".join(one.why) for one in every(root, "mia")}


@pytest.mark.parametrize("body", [*WRITTEN, *EASY])
@pytest.mark.parametrize("people", [{"authors": "[bo, mia]"}, {"authors": "bo", "pictured": "[mia]"}])
def test_what_may_show_the_person_goes(body: str, people: dict[str, str], tmp_path: Path) -> None:
    text = story(**people, body=body)
    found = actions(
        write(tmp_path, {"mkdocs.yml": CONFIG, **PEOPLE, "stories/a.md": text, "stories/us.jpg": picture(1)})
    )
    assert ("stories/us.jpg", "delete") in found
    assert (("stories/a.md", "ask") in found) is (body in WRITTEN)
    assert ("us.jpg" in found["stories/a.md", "edit"]) is (body in WRITTEN)


def test_a_picture_of_the_person_goes_from_every_page(tmp_path: Path) -> None:
    files = {
        "stories/alone.md": story(authors="mia", body="![Me](me.jpg)"),
        "stories/me.jpg": picture(1),
        "stories/bo.md": story(authors="bo", body="We two: ![Us](me.jpg)"),
        "stories/boat/index.md": story(authors="bo", body="![A boat](boat.jpg)"),
        "stories/boat/boat.jpg": picture(2),
        "content/index.md": "# Come aboard\n\nAll: ![All](all.jpg)\n",
        "content/all.jpg": picture(1),
    }
    root = write(tmp_path, {"mkdocs.yml": CONFIG, **PEOPLE, **files})
    found = actions(root)
    (edit,) = (one for one in every(root, "mia") if one.path == "stories/bo.md")
    assert edit.why == ("the picture `me.jpg` shows the person, or may",)
    gone = {path for path, action in found if action == "delete"}
    assert gone == {"stories/alone.md", "stories/me.jpg", "content/all.jpg"}
    assert found["stories/bo.md", "edit"].endswith("We two: \n")
    assert found["content/index.md", "edit"].endswith("All: \n")
    assert found["content/people/mia.yml", "edit"].count("likeness: [") == 1


def test_a_picture_that_lies_elsewhere_is_for_a_person_to_decide(tmp_path: Path) -> None:
    files = {
        "stories/a.md": story(authors="[bo, mia]", body="![Sea](../content/sea.jpg) ![Us][us]\n\n[us]: ../content/us.jpg"),
        "content/sea.jpg": picture(1), "content/us.jpg": picture(2), "content/index.md": "# Hello\n",
    }  # fmt: skip
    root = write(tmp_path, {"mkdocs.yml": CONFIG, **PEOPLE, **files})
    found = actions(root)
    assert not any(action == "delete" for _, action in found)
    assert found["content/sea.jpg", "ask"].startswith("stands in the text of a story that shows the person")
    assert ("content/us.jpg", "ask") in found
    assert "`content/us.jpg`" in found["stories/a.md", "ask"]
    text = found["stories/a.md", "edit"]
    assert "sea.jpg" not in text and text.startswith("---\ndraft: true\n")
    command = ["withdraw", "mia", "--yes", "--root", str(root), "--today", "2026-11-22"]
    assert CliRunner().invoke(cli, command).exit_code == 0
    assert not (root / "site/stories/a").exists() and not list((root / "site/media").glob("*.jpg"))
