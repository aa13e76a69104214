"""What files are called whose names named the person."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kollega.cli import cli
from kollega.withdraw.paths import Paths
from kollega.withdraw.person import Who
from tests.folders import CONFIG, write
from tests.gate.packing import picture
from tests.reading import job, story
from tests.withdraw.site import git

MIA = Who(key="mia", names=("Mia Holm",), path="content/people/mia.yml", has_file=True)


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("stories/mia-holm-in-miami.md", "stories/a-colleague-in-miami.md"),
        ("stories/with-mia-holm.de.md", "stories/with-a-colleague.de.md"),
        ("stories/Mia_Holm/index.md", "stories/a-colleague/index.md"),
        ("stories/mia-holm-helps/boat.jpg", "stories/a-colleague-helps/boat.jpg"),
        ("stories/mia-holm-helps/mia-holm.jpg", "stories/a-colleague-helps/mia-holm.jpg"),
        ("stories/mia/index.md", "stories/mia/index.md"),
        ("stories/miami.md", "stories/miami.md"),
    ],
)
def test_the_name_comes_off_a_path(path: str, new: str) -> None:
    assert Paths([path], MIA, (".jpg",)).new(path) == new


@pytest.mark.parametrize("taken", ["stories/a-colleague-helps/index.md", "stories/mia_holm-helps/index.md"])
def test_no_file_takes_the_place_of_another(taken: str) -> None:
    paths = Paths([taken, "stories/mia-holm-helps/index.md"], MIA, ())
    assert paths.new(taken) != paths.new("stories/mia-holm-helps/index.md")


def test_texts_lead_to_the_new_names() -> None:
    paths = Paths(["stories/mia-holm-helps/index.md", "stories/film/mia-holm.vtt"], MIA, ())
    text = "stories: [mia-holm-helps] [a](../stories/mia-holm-helps/index.md#b) captions: {en: mia-holm.vtt} authors: mia-holm"
    assert paths.retold(text) == (
        "stories: [a-colleague-helps] [a](../stories/a-colleague-helps/index.md#b) captions: {en: a-colleague.vtt} authors: mia-holm"
    )


def test_a_story_of_others_keeps_its_pictures_and_what_leads_to_it(tmp_path: Path) -> None:
    write(tmp_path, {
        "mkdocs.yml": CONFIG, "content/people/mia.yml": "name: Mia Holm\n",
        "stories/mia-holm-helps/index.md": story(authors="Bo Borg", photo="boat.jpg", photo_alt="A boat"),
        "stories/mia-holm-helps/boat.jpg": picture(1),
        "jobs/nurse.md": job(
            lang="de", location="Odense, Denmark", apply_email="jobs@example.org", stories="[mia-holm-helps]",
            body="See [this](../stories/mia-holm-helps/index.md).",
        ),
    })  # fmt: skip
    write(tmp_path, {".gitignore": "*.jpg\n"})
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", "Bo")
    git(tmp_path, "config", "user.email", "bo@example.org")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "A site")
    run = CliRunner()
    done = run.invoke(cli, ["withdraw", "mia", "--yes", "--no-build", "--root", str(tmp_path)])
    assert done.exit_code == 0 and not (tmp_path / "stories/mia-holm-helps").exists()
    assert (tmp_path / "stories/a-colleague-helps/boat.jpg").read_bytes() == picture(1)
    assert not git(tmp_path, "status", "--porcelain"), "pictures may lie outside of the repository"
    checked = run.invoke(cli, ["check", "--strict", "--root", str(tmp_path)])
    assert checked.exit_code == 0, checked.output
