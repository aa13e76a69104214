"""From an issue to a pull request, at stand-ins for GitHub and GitLab and a bare repository; and back with questions."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kollega.intake.forms import workflow
from tests.intake.bodies import GOOD, SLUG, TITLE, body, photo
from tests.intake.repository import Repository, repository
from tests.intake.stand_in import SECRET, UUID, Host, hosting
from tests.pictures.files import P3_HEIC

ROOT = Path(__file__).parents[2]
PHOTO = f"/user-attachments/assets/{UUID}"


@pytest.fixture
def host() -> Iterator[Host]:
    with hosting() as running:
        yield running


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def github(host: Host, repo: Repository) -> dict[str, str]:
    """The environment of a job at GitHub, as far as it matters."""
    event = repo.root.parent / "event.json"
    event.write_text(json.dumps({"issue": {"number": 12, "body": "old"}}))
    return {
        "GITHUB_REPOSITORY": "anker/careers", "GITHUB_API_URL": host.address, "GITHUB_SERVER_URL": host.address,
        "GITHUB_TOKEN": "gh-secret", "GITHUB_REF_NAME": "main", "GITHUB_EVENT_PATH": str(event),
    }  # fmt: skip


def gitlab(host: Host, repo: Repository) -> dict[str, str]:
    """The same at GitLab."""
    event = repo.root.parent / "event.json"
    event.write_text(json.dumps({"object_kind": "issue", "object_attributes": {"iid": 12}}))
    return {
        "CI_PROJECT_ID": "7", "CI_API_V4_URL": f"{host.address}/api/v4", "KOLLEGA_TOKEN": "gl-secret", "CI_DEFAULT_BRANCH": "main",
        "TRIGGER_PAYLOAD": str(event), "CI_SERVER_URL": "unused", "CI_PROJECT_URL": str(repo.bare).removesuffix(".git"),
    }  # fmt: skip


def run(repo: Repository, env: dict[str, str], *more: str) -> subprocess.CompletedProcess[str]:
    """The program, as a job calls it."""
    event = env.get("GITHUB_EVENT_PATH") or env["TRIGGER_PAYLOAD"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))}
    command = [
        sys.executable,
        "-m",
        "kollega",
        "intake",
        "--event",
        event,
        "--open-pull-request",
        "--today",
        "2026-11-22",
        *more,
    ]
    return subprocess.run(
        [*command, "--root", str(repo.root)], cwd=ROOT, env=plain | env, capture_output=True, text=True, timeout=120, check=False
    )  # fmt: skip


def with_photo(host: Host, data: bytes) -> str:
    host.files[PHOTO] = data
    return body(GOOD | {"photo": f"![IMG_0001]({host.address}{PHOTO})"})


def test_an_issue_becomes_a_pull_request_with_its_picture(host: Host, repo: Repository) -> None:
    host.body = with_photo(host, photo())
    done = run(repo, github(host, repo))
    assert done.returncode == 0, done.stderr
    files = repo.files("story-from-issue-12")
    assert set(files) == {f"stories/{SLUG}/index.md", f"stories/{SLUG}/photo.jpg"}
    text = files[f"stories/{SLUG}/index.md"].decode()
    assert f'title: "{TITLE}"\ndate: 2026-11-22\nauthors: ["Bente Øst", "Åse Vig"]\n' in text
    assert (
        'photo: "photo.jpg"\nphoto_alt: "To kolleger på et dæk"\n---\n\nVi tog afsted kl. 6.\n\nOg så kom vi hjem.\n'
        in text
    )
    assert b"Secret camera" not in files[f"stories/{SLUG}/photo.jpg"]
    (pull,) = host.pulls
    assert pull["title"] == TITLE and pull["base"] == "main" and "Closes #12" in pull["body"]
    assert "Your story is on its way" in host.comments[0]["body"]
    # The token goes to the host's API, and not into what anybody reads.
    assert "gh-secret" not in json.dumps([host.pulls, host.comments]) + done.stdout + done.stderr
    assert {rights for method, path, rights in host.asked if path == PHOTO} == {""}
    # The folder in which it ran, and its branch, are as they were.
    assert (
        repo.git("status", "--porcelain", at="root") == ""
        and repo.git("branch", "--show-current", at="root") == "main\n"
    )


def test_a_second_run_renews_the_pull_request_and_the_comment(host: Host, repo: Repository) -> None:
    host.body = body(GOOD)
    run(repo, github(host, repo))
    host.body = body(GOOD | {"title": "Another title"})
    done = run(repo, github(host, repo))
    assert done.returncode == 0, done.stderr
    assert [one["title"] for one in host.pulls] == ["Another title"] and len(host.comments) == 1
    assert set(repo.files("story-from-issue-12")) == {"stories/another-title/index.md"}


def test_what_a_colleague_mended_in_the_proposal_stays(host: Host, repo: Repository) -> None:
    """The page for communications tells them to save small mistakes to the branch."""
    host.body = body(GOOD)
    run(repo, github(host, repo))
    repo.git("fetch", "-q", "origin", "story-from-issue-12", at="root")
    tree = repo.git("rev-parse", "FETCH_HEAD^{tree}", at="root").strip()
    kim = ("-c", "user.name=Kim", "-c", "user.email=kim@example.org")
    mended = repo.git(*kim, "commit-tree", tree, "-p", "FETCH_HEAD", "-m", "Mend", at="root").strip()
    repo.git("push", "-q", "origin", f"{mended}:refs/heads/story-from-issue-12", at="root")
    host.body = body(GOOD | {"title": "Another title"})
    done = run(repo, github(host, repo))
    assert done.returncode == 0, done.stderr
    assert repo.git("rev-parse", "story-from-issue-12").strip() == mended and host.pulls[0]["title"] == TITLE
    (said,) = host.comments
    assert "Colleagues are at work on your story already" in said["body"]


@pytest.mark.parametrize("home", ["", "/git"])
@pytest.mark.parametrize(
    "written", ["![me.jpg](/attachments/{})", "![me.jpg](attachments/{})", '<img width="9" alt="me.jpg" src="attachments/{}">']
)  # fmt: skip
def test_gitea_and_forgejo_name_a_picture_without_the_host(
    host: Host, repo: Repository, written: str, home: str
) -> None:
    host.files[f"{home}/attachments/{UUID}"] = photo()
    host.body = body(GOOD | {"photo": written.format(UUID)})
    done = run(repo, github(host, repo) | {"GITHUB_SERVER_URL": f"{host.address}{home}"})
    assert done.returncode == 0, done.stderr
    assert set(repo.files("story-from-issue-12")) == {f"stories/{SLUG}/index.md", f"stories/{SLUG}/photo.jpg"}


def test_gitlab_gets_a_merge_request(host: Host, repo: Repository) -> None:
    host.files[f"/api/v4/projects/7/uploads/{SECRET}/deck.jpg"] = photo()
    host.body = body(GOOD | {"photo": f"![deck](/uploads/{SECRET}/deck.jpg)"}).replace(
        "_No response_", "<!-- as it was -->"
    )
    done = run(repo, gitlab(host, repo))
    assert done.returncode == 0, done.stderr
    assert set(repo.files("story-from-issue-12")) == {f"stories/{SLUG}/index.md", f"stories/{SLUG}/photo.jpg"}
    (request,) = host.pulls
    assert request["target_branch"] == "main" and request["title"] == TITLE


def test_a_heic_that_gitlab_takes_for_no_picture_is_the_photo(host: Host, repo: Repository) -> None:
    host.files[f"/api/v4/projects/7/uploads/{SECRET}/IMG_0001.HEIC"] = P3_HEIC
    host.body = body(GOOD | {"photo": f"[IMG_0001.HEIC](/uploads/{SECRET}/IMG_0001.HEIC)"})
    done = run(repo, gitlab(host, repo))
    assert done.returncode == 0, done.stderr
    assert set(repo.files("story-from-issue-12")) == {f"stories/{SLUG}/index.md", f"stories/{SLUG}/photo.jpg"}


def asked_back(host: Host, repo: Repository) -> str:
    done = run(repo, github(host, repo))
    assert done.returncode == 0, done.stderr
    assert not host.pulls and repo.git("branch", "--list", "story-*") == ""
    return str(host.comments[0]["body"])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "The title is empty."),
        ({"title": "\u3164"}, "The title is empty."),
        ({"title": "Night shift"}, "There is a story with this title already."),
        ({"authors": ""}, "Nobody is named."),
        ({"authors": " , \u200b,"}, "Nobody is named."),
        ({"text": ""}, "The story itself is missing."),
        ({"consent": "- [ ] Yes"}, "Nobody said yet that all people in it agree."),
        ({"photo": "![x](https://evil.example/x.jpg)"}, "The picture x.jpg did not arrive."),
        ({"photo": "[all.zip](https://github.com/user-attachments/files/1/all.zip)"}, "The picture all.zip cannot be opened."),
        ({"photo": f"https://github.com{PHOTO}x"}, "The picture 1 did not arrive."),
    ],
)  # fmt: skip
def test_what_is_missing_is_asked_for(
    host: Host, repo: Repository, change: dict[str, str], sentence: str
) -> None:
    host.body = body(GOOD | change)
    said = asked_back(host, repo)
    assert f"- {sentence}" in said and "Nothing that you wrote is lost." in said


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (bytes(40_000_001), "has more than 40 MB"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "cannot be opened"),
        ("http://169.254.169.254/latest/meta-data", "did not arrive"),
        (f"https://github.com.evil.example{PHOTO}", "did not arrive"),
    ],
)  # fmt: skip
def test_pictures_that_cannot_be_taken_get_a_kind_sentence(
    host: Host, repo: Repository, data: Any, sentence: str
) -> None:
    host.body = with_photo(host, data)
    assert sentence in asked_back(host, repo)


def test_all_that_is_missing_is_said_at_once(host: Host, repo: Repository) -> None:
    host.body = body({"text": "Hi @everyone"})
    assert asked_back(host, repo).count("\n- ") == 3


def test_a_picture_is_described_or_asked_about(host: Host, repo: Repository) -> None:
    host.body = with_photo(host, photo()).replace(GOOD["photo_alt"], "_No response_")
    assert "The photo is not described yet." in asked_back(host, repo)


def test_an_issue_about_something_else_is_left_alone(host: Host, repo: Repository) -> None:
    host.body = "The site is slow."
    done = run(repo, github(host, repo))
    assert done.returncode == 0 and "nothing was done" in done.stdout
    assert not host.comments and not host.pulls


@pytest.mark.parametrize("job", [github, gitlab])
def test_an_issue_that_is_closed_is_asked_nothing_more(host: Host, repo: Repository, job: Any) -> None:
    """The merge closes it, and then there is a story with its title: its own."""
    host.body = body(GOOD)
    run(repo, job(host, repo))
    said = [dict(one) for one in host.comments]
    repo.git("fetch", "-q", "origin", "story-from-issue-12", at="root")
    repo.git("merge", "-q", "FETCH_HEAD", at="root")
    repo.git("push", "-q", "origin", "main", at="root")
    host.state = "closed"
    done = run(repo, job(host, repo))
    assert done.returncode == 0 and "is closed, so nothing was done" in done.stdout, done.stderr
    assert host.comments == said and len(host.pulls) == 1


HOSTILE = [
    "$(touch pwned)", "`touch pwned`", "'; touch pwned; '", "--upload-pack=touch pwned", "-x", "../../pwned", "@everyone closes #1",
    "<script>alert(1)</script>", "a\nb: c", "---\ndraft: true", "{{ 7*7 }}", "\u202egnp.exe", "![x](file:///etc/passwd)", "${{ github.token }}",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_in_an_issue_stays_text(host: Host, repo: Repository, text: str) -> None:
    host.body = body(
        GOOD | {"title": f"{text} x".replace("\n", " "), "authors": text.replace("\n", " "), "quote": text}
    )
    done = run(repo, github(host, repo))
    assert done.returncode == 0, done.stderr
    if host.pulls:
        files = repo.files("story-from-issue-12")
        assert all(path.startswith("stories/") and path.count("/") == 2 for path in files)
        front = yaml.safe_load(next(iter(files.values())).decode().split("---\n")[1])
        assert isinstance(front["title"], str) and "draft" not in front
        assert "@everyone" not in host.pulls[0]["title"]
    assert not list(repo.root.parent.rglob("pwned*"))


def steps_of(text: str) -> list[dict[str, Any]]:
    flow = yaml.safe_load(text)
    assert flow["permissions"] == {"contents": "write", "pull-requests": "write", "issues": "write"}
    steps = flow["jobs"]["story"]["steps"]
    for step in steps:
        assert "uses" not in step or len(step["uses"].partition("@")[2]) == 40
        # Nothing of the issue gets into a command.
        assert "${{" not in step.get("run", "")
    return [step for step in steps if "run" in step]


@pytest.mark.parametrize("name", ["github", "gitea", "forgejo"])
def test_the_job_runs_as_it_is_written(host: Host, tmp_path: Path, name: str) -> None:
    """The form and the job are made, committed, and the job's own commands are run."""
    repo = repository(tmp_path, **{"content/teams/deck.yml": "name: På dækket\n"})
    made = subprocess.run(
        [sys.executable, "-m", "kollega", "forms", name, "--root", str(repo.root)], cwd=ROOT, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert "workflows/story.yml" in made.stdout
    form = yaml.safe_load((repo.root / f".{name}/ISSUE_TEMPLATE/story.yml").read_text())
    fields = {one["id"]: one for one in form["body"] if "id" in one}
    assert fields["team"]["attributes"]["options"] == ["På dækket"] and "location" not in fields
    assert [name for name, one in fields.items() if one.get("validations", {}).get("required")] == [
        "title",
        "authors",
        "text",
    ]
    assert fields["consent"]["attributes"]["options"][0]["required"] is True
    host.body = body(GOOD | {"team": "På dækket"})
    (repo.root / ".program").symlink_to(ROOT)
    env = os.environ | github(host, repo)
    for step in steps_of((repo.root / f".{name}/workflows/story.yml").read_text()):
        command = step["run"].replace("python3 .program/build.py", f"{sys.executable} -m kollega")
        subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=repo.root,
            env=env | {"PYTHONPATH": str(ROOT)},
            check=True,
            timeout=120,
        )
    (text,) = repo.files("story-from-issue-12").values()
    assert 'team: "deck"\n' in text.decode() and len(host.pulls) == 1


def runs(condition: str, event: dict[str, Any]) -> bool:
    """Whether a job runs at an event: its condition is something of the event, or a word among some, or the one or the other."""

    def value(path: str) -> Any:
        found: Any = {"github": {"event": event}}
        for name in path.split("."):
            found = found.get(name) if isinstance(found, dict) else None
        return found

    def holds(part: str) -> bool:
        if among := re.fullmatch(r"contains\(fromJSON\('(.*)'\), ([\w.]+)\)", part):
            return value(among[2]) in json.loads(among[1])
        assert re.fullmatch(r"[\w.]+", part), part
        return value(part) is True

    return any(holds(part) for part in condition.split(" || "))


@pytest.mark.parametrize(
    ("private", "association", "wanted"),
    [
        (False, "MEMBER", True), (False, "NONE", False), (False, None, False),
        # Gitea and Forgejo do not say how somebody belongs to a repository; GitHub does not of members who keep it to themselves.
        (True, None, True), (True, "NONE", True),
    ],
)  # fmt: skip
def test_the_job_answers_those_who_belong_to_the_repository(
    private: bool, association: str | None, wanted: bool
) -> None:
    issue = {"number": 12} | ({"author_association": association} if association else {})
    condition = yaml.safe_load(workflow("anker/kollega"))["jobs"]["story"]["if"]
    assert runs(condition, {"issue": issue, "repository": {"private": private}}) is wanted


def test_the_job_of_gitlab_runs_as_it_is_written(host: Host, repo: Repository) -> None:
    subprocess.run(
        [sys.executable, "-m", "kollega", "forms", "gitlab", "--root", str(repo.root)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    template = (repo.root / ".gitlab/issue_templates/Story.md").read_text()
    assert template.count("### ") == 8
    file = (repo.root / ".gitlab/story.yml").read_text()
    assert all(
        word in file
        for word in ("include: /.gitlab/story.yml", "KOLLEGA_TOKEN with", "trigger/pipeline?token=TRIGGER")
    )
    job = yaml.safe_load(file)["story"]
    assert "trigger" in job["rules"][0]["if"] and "PROTECTED" in job["rules"][0]["if"]
    host.body = body(GOOD)
    env = os.environ | gitlab(host, repo) | {"PYTHONPATH": str(ROOT)}
    clone, *commands = job["script"]
    assert clone.startswith("git clone ")
    for command in commands:
        line = command.replace("python3 .program/build.py", f"{sys.executable} -m kollega")
        subprocess.run(
            ["bash", "-euo", "pipefail", "-c", line], cwd=repo.root, env=env, check=True, timeout=120
        )
    assert len(host.pulls) == 1


def test_a_form_of_somebody_else_is_not_replaced(repo: Repository) -> None:
    own = repo.root / ".github/workflows/story.yml"
    own.parent.mkdir(parents=True)
    own.write_text("name: mine\n")
    done = subprocess.run(
        [sys.executable, "-m", "kollega", "forms", "github", "--root", str(repo.root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "is there already" in done.stderr and own.read_text() == "name: mine\n"
