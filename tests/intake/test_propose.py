"""Door (d): a story that somebody wrote with `new`, handed in with `propose`, to a real bare repository."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from kollega.questions import AGREED
from tests.folders import SMALL, contents, write
from tests.intake.bodies import SLUG, TITLE
from tests.intake.repository import Repository, repository
from tests.pictures.files import P3_HEIC
from tests.test_cli import kollega

STORY = f"stories/{SLUG}"
BRANCH = f"story-{SLUG}"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def with_gps(form: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    """A picture that says by which camera and where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (55.0, 3.0, 9.0), 3: "E", 4: (10.0, 36.0, 2.0)})
    file = io.BytesIO()
    Image.new("RGB", size, "#336699").save(file, form, exif=exif)
    return file.getvalue()


def written(root: Path, photo: bytes = b"", name: str = "deck.jpg", **changed: str) -> Path:
    """A story as somebody makes and fills it in: with the program, and then in an editor."""
    done = kollega("new", "story", TITLE, "--author", "Bente Øst", "--folder", "--root", root)
    assert done.returncode == 0, done.stderr
    file = root / STORY / "index.md"
    text = file.read_text("utf-8").replace(
        "Write here. An empty line begins a new paragraph.", "Vi tog afsted kl. 6."
    )
    text = "\n".join(line for line in text.splitlines() if not line.startswith("draft:")) + "\n"
    if photo:
        (root / STORY / name).write_bytes(photo)
        changed = {"photo": name, "photo_alt": "To kolleger på et dæk"} | changed
    for field, value in changed.items():
        lines = [line for line in text.splitlines() if not line.startswith((f"{field}:", f"# {field}:"))]
        text = "\n".join([lines[0], f"{field}: {value}", *lines[1:]]) + "\n"
    file.write_text(text, "utf-8")
    return file


def propose(
    repo: Repository, *more: object, agreed: bool = True, **env: str
) -> subprocess.CompletedProcess[str]:
    """Hand it in, as typed in the site's folder, where nothing may change whatever comes of it."""
    before = contents(repo.root / "stories")
    words = more if any(str(one).startswith("stories") for one in more) else (STORY, *more)
    done = kollega("propose", *words, *(["--agreed"] if agreed else []), cwd=repo.root, **env)
    assert "Traceback" not in done.stderr, done.stderr
    assert contents(repo.root / "stories") == before
    assert repo.git("branch", "--show-current", at="root") == "main\n"
    return done


def refused(done: subprocess.CompletedProcess[str], repo: Repository, sentence: str) -> None:
    """It was refused in these words, and nothing went anywhere."""
    assert done.returncode == 1 and sentence in done.stderr + done.stdout, done.stderr + done.stdout
    assert BRANCH not in repo.git("branch", "--list") + repo.git("branch", "--list", at="root")


def test_a_story_becomes_a_branch_of_the_remote_and_nothing_else_moves(repo: Repository) -> None:
    written(repo.root, with_gps())
    (repo.root / "content/index.md").write_text("# Half done\n")
    (repo.root / STORY / "notes.txt").write_text("not for others")
    done = propose(repo)
    assert done.returncode == 0, done.stderr
    files = repo.files(BRANCH)
    assert set(files) == {f"{STORY}/index.md", f"{STORY}/deck.jpg"}
    text = files[f"{STORY}/index.md"].decode()
    assert (
        text.startswith(f"---\n{AGREED}\n")
        and f'title: "{TITLE}"' in text
        and "\nVi tog afsted kl. 6.\n" in text
    )
    picture = Image.open(io.BytesIO(files[f"{STORY}/deck.jpg"]))
    assert (
        picture.size == (640, 480)
        and not picture.getexif()
        and b"Secret camera" not in files[f"{STORY}/deck.jpg"]
    )
    # In no commit that went there is the picture as it was.
    assert repo.git("rev-list", "--count", f"main..{BRANCH}") == "1\n"
    assert repo.git("log", "-1", "--format=%an %s", BRANCH) == f"Test stories: Add {TITLE}\n"
    assert (repo.root / "content/index.md").read_text() == "# Half done\n"
    assert "Left out" in done.stdout and "notes.txt" in done.stdout and "pull request" in done.stdout


def test_what_it_becomes_is_what_the_check_of_the_branch_likes(repo: Repository, tmp_path: Path) -> None:
    written(repo.root, with_gps("PNG"), "My deck.PNG")
    assert propose(repo).returncode == 0
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", "-b", BRANCH, str(repo.bare), str(copy)], check=True)
    check = kollega("check", "--root", copy)
    assert check.returncode == 0 and "No problems found." in check.stdout, check.stdout
    assert sorted(path.name for path in (copy / STORY).iterdir()) == ["My deck.jpg", "index.md"]


def test_a_commit_of_ones_own_with_the_photo_does_not_go_along(repo: Repository) -> None:
    """Somebody committed the story first, with where the photo was taken."""
    written(repo.root, with_gps())
    repo.git("add", ".", at="root")
    repo.git("commit", "-q", "-m", "my story", at="root")
    repo.git("fetch", "-q", "origin", at="root")
    assert propose(repo).returncode == 0
    assert repo.git("rev-list", "--count", f"main..{BRANCH}") == "1\n"
    assert b"Secret camera" not in repo.files(BRANCH)[f"{STORY}/deck.jpg"]


def test_a_heic_of_a_telephone_becomes_a_jpeg(repo: Repository) -> None:
    written(repo.root, P3_HEIC, "IMG_0003.HEIC")
    done = propose(repo, f"{STORY}/index.md")
    assert done.returncode == 0, done.stderr + done.stdout
    files = repo.files(BRANCH)
    assert set(files) == {f"{STORY}/index.md", f"{STORY}/IMG_0003.jpg"}
    assert b"photo: IMG_0003.jpg\n" in files[f"{STORY}/index.md"]


def test_a_story_in_a_file_of_its_own_keeps_it(repo: Repository) -> None:
    text = SMALL["stories/night-shift.md"].replace(
        "Night shift", "Day shift\nphoto: sun.png\nphoto_alt: The sun"
    )
    write(
        repo.root,
        {"stories/day-shift.md": text, "stories/sun.png": with_gps("PNG"), "stories/other.jpg": b"x"},
    )
    done = propose(repo, "stories/day-shift.md")
    assert done.returncode == 0, done.stderr + done.stdout
    assert set(repo.files("story-day-shift")) == {"stories/day-shift.md", "stories/sun.jpg"}


def test_it_can_be_handed_in_again_until_somebody_else_works_on_it(repo: Repository, tmp_path: Path) -> None:
    file = written(repo.root)
    assert propose(repo).returncode == 0
    file.write_text(file.read_text("utf-8").replace("kl. 6", "kl. 7"), "utf-8")
    done = propose(repo)
    assert done.returncode == 0, done.stderr
    assert repo.git("rev-list", "--count", f"main..{BRANCH}") == "1\n"
    assert b"kl. 7" in repo.files(BRANCH)[f"{STORY}/index.md"]
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", "-b", BRANCH, str(repo.bare), str(copy)], check=True)
    for words in (["commit", "-q", "--allow-empty", "-m", "a colleague"], ["push", "-q"]):
        subprocess.run(
            ["git", "-C", copy, "-c", "user.name=C", "-c", "user.email=c@example.org", *words], check=True
        )
    theirs = repo.git("rev-parse", BRANCH)
    done = propose(repo)
    assert done.returncode == 1 and "changes that others made" in done.stderr
    assert repo.git("rev-parse", BRANCH) == theirs
    assert propose(repo, "--branch", "kettle").returncode == 0 and repo.files("kettle")


@pytest.mark.parametrize("where", ["bare", "root"])
def test_a_branch_with_something_else_is_not_touched(repo: Repository, where: str) -> None:
    written(repo.root)
    repo.git("checkout", "-q", "-b", BRANCH, at="root")
    repo.git("commit", "-q", "--allow-empty", "-m", "one", at="root")
    repo.git("commit", "-q", "--allow-empty", "-m", "two", at="root")
    if where == "bare":
        repo.git("push", "-q", "origin", BRANCH, at="root")
    repo.git("checkout", "-q", "main", at="root")
    theirs = repo.git("rev-parse", BRANCH, at=where)
    done = propose(repo)
    assert done.returncode == 1 and f"there is a branch `{BRANCH}` already" in done.stderr
    assert repo.git("rev-parse", BRANCH, at=where) == theirs


@pytest.mark.parametrize("name", ["main", "-x", "a b", "a..b", "x" * 300, "@{-1}"])
def test_names_that_no_branch_may_have(repo: Repository, name: str) -> None:
    written(repo.root)
    main = repo.git("rev-parse", "main")
    done = propose(repo, f"--branch={name}")
    assert done.returncode == 1 and ("cannot be the name" in done.stderr or "in use here" in done.stderr)
    assert (
        repo.git("rev-parse", "main") == main
        and repo.git("branch", "--format", "%(refname:short)") == "main\n"
    )


def test_main_is_never_replaced_from_another_branch(repo: Repository) -> None:
    written(repo.root)
    main = repo.git("rev-parse", "main")
    repo.git("fetch", "-q", "origin", at="root")
    repo.git("checkout", "-q", "-b", "mine", at="root")
    done = kollega("propose", STORY, "--agreed", "--branch", "main", cwd=repo.root)
    assert done.returncode == 1 and "there is a branch `main` already" in done.stderr
    assert repo.git("rev-parse", "main") == main


def test_a_published_story_can_be_changed(repo: Repository) -> None:
    file = repo.root / "stories/night-shift.md"
    done = propose(repo, "stories/night-shift.md")
    assert done.returncode == 0, done.stderr
    file.write_text(file.read_text() + "\nIt got light.\n")
    done = propose(repo, "stories/night-shift.md")
    assert done.returncode == 0, done.stderr
    assert repo.git("log", "-1", "--format=%s", "story-night-shift") == "stories: Change Night shift\n"
    assert set(repo.files("story-night-shift")) == {"stories/night-shift.md"}
    repo.git("push", "-q", "origin", "story-night-shift:main", at="root")
    repo.git("fetch", "-q", "origin", at="root")
    file.write_bytes(
        repo.files("main~1")["stories/night-shift.md"]
        if False
        else repo.git("show", "main:stories/night-shift.md").encode()
    )
    assert "nothing to propose" in propose(repo, "stories/night-shift.md").stderr


WRONG = [
    ({"draft": "true"}, "It is a draft, so nobody would see it."),
    ({"title": "Night shift"}, "There is a story with this title already."),
    ({"title": "NIGHT  shift!"}, "There is a story with this title already."),
    ({"title": '""'}, "error[story-title]"),
    ({"date": "2026-13-01"}, "is not a calendar date"),
    ({"authors": "REPLACE ME"}, "which stood there to be replaced"),
    ({"quote": "[a, b]"}, "error[story-quote]"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "sentence"), WRONG)
def test_what_is_wrong_is_said_and_nothing_goes(
    repo: Repository, changed: dict[str, str], sentence: str
) -> None:
    written(repo.root, **changed)
    refused(propose(repo), repo, sentence)


def test_all_that_is_missing_is_said_at_once(repo: Repository) -> None:
    kollega("new", "story", TITLE, "--folder", "--author", "Bente", "--root", repo.root)
    done = propose(repo, agreed=False)
    refused(done, repo, "- The story itself is missing.")
    assert done.stderr.count("\n- ") == 3 and "add --agreed" in done.stderr


def test_without_agreement_nothing_goes(repo: Repository) -> None:
    written(repo.root)
    refused(propose(repo, agreed=False), repo, "Nobody said yet that all who are named")


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (with_gps() + bytes(40_000_001), "deck.jpg", "a file of this kind may have 40,000,000"),
        (b"no picture", "deck.jpg", "deck.jpg"),
        (b"%PDF-1.7", "deck.png", "deck.png"),
    ],
)  # fmt: skip
def test_pictures_that_cannot_go_get_a_kind_sentence(
    repo: Repository, data: bytes, name: str, sentence: str
) -> None:
    written(repo.root, data, name)
    refused(propose(repo), repo, sentence)


@pytest.mark.parametrize(
    "path",
    ["jobs/lamp-keeper.md", "stories", "stories/none", "/etc/passwd", "content", "stories/night-shift.txt"],
)
def test_what_is_no_story_is_said(repo: Repository, path: str) -> None:
    (repo.root / "stories/night-shift.txt").write_text("x")
    done = kollega("propose", path, "--agreed", cwd=repo.root)
    assert done.returncode == 1 and (
        "is no story of this site" in done.stderr or "there is no `" in done.stderr
    )


def test_a_link_is_not_followed(repo: Repository, tmp_path: Path) -> None:
    file = written(repo.root)
    (tmp_path / "elsewhere").mkdir()
    file.rename(tmp_path / "elsewhere/index.md")
    (repo.root / STORY).rmdir()
    (repo.root / STORY).symlink_to(tmp_path / "elsewhere")
    refused(propose(repo), repo, "links are never followed. Make it a folder.")
    (repo.root / STORY).unlink()
    (repo.root / STORY).mkdir()
    (repo.root / STORY / "index.md").symlink_to(tmp_path / "elsewhere/index.md")
    refused(propose(repo), repo, "links are never followed. Make it a file.")


def test_without_a_remote_or_a_repository(repo: Repository, tmp_path: Path) -> None:
    written(repo.root)
    refused(propose(repo, "--remote", "upstream"), repo, "knows no remote that is called `upstream`")
    repo.git("remote", "set-url", "origin", str(tmp_path / "gone.git"), at="root")
    refused(propose(repo), repo, "`origin` does not answer, so nothing was sent.")
    plain = write(tmp_path / "plain", dict(SMALL))
    written(plain)
    done = kollega("propose", STORY, "--agreed", cwd=plain, GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert done.returncode == 1 and "no git repository with something committed" in done.stderr


def test_without_git(repo: Repository, tmp_path: Path) -> None:
    written(repo.root)
    (tmp_path / "bin").mkdir()
    refused(propose(repo, PATH=str(tmp_path / "bin")), repo, "git is not installed here")


def hook(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


def test_hooks_may_refuse_and_their_words_are_told(repo: Repository) -> None:
    written(repo.root)
    hook(repo.bare / "hooks", "pre-receive", "echo 'Only on Mondays.' >&2; exit 1")
    done = propose(repo)
    refused(done, repo, "did not take the branch. Your files are as they were")
    assert "Only on Mondays." in done.stderr
    (repo.bare / "hooks/pre-receive").unlink()
    hook(repo.root / ".git/hooks", "pre-push", "echo 'Not from here.' >&2; exit 1")
    refused(propose(repo), repo, "Not from here.")
    # Hooks for commits made by hand look at the working folder, and do not run.
    (repo.root / ".git/hooks/pre-push").unlink()
    hook(repo.root / ".git/hooks", "pre-commit", "exit 1")
    hook(repo.root / ".git/hooks", "commit-msg", "exit 1")
    assert propose(repo).returncode == 0 and repo.files(BRANCH)


def test_a_secret_in_the_address_is_not_shown(repo: Repository) -> None:
    written(repo.root)
    repo.git("remote", "set-url", "origin", "http://ada:hunter2@127.0.0.1:9/anker/careers.git", at="root")
    done = propose(repo, GIT_TERMINAL_PROMPT="0")
    refused(done, repo, "does not answer")
    assert "hunter2" not in done.stdout + done.stderr
