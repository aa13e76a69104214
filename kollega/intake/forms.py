"""The forms with which an issue begins, and the jobs that take it in: files for the repository of a site, by host."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kollega.diagnostics import near
from kollega.intake import Refused
from kollega.intake.issue import asked
from kollega.library.read import Documents
from kollega.questions import Question, reply
from kollega.start.site import names_of
from kollega.start.yaml import as_yaml
from kollega.words import Say, words_of

#: The first line of what is made, by which it is known that it may be made anew.
MADE = "made by `kollega forms`; run it again when teams, places or the language change."
#: The actions that jobs use, at commits that were looked at.
_CHECKOUT = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683"  # v4.2.2
_PYTHON = "actions/setup-python@0b93645e9fea7318ecaed2b359559ac225c90a2b"  # v5.3.0
#: What a GitLab has to be told by hand before its job runs: no file of a repository can say it.
_GITLAB = """\
# To set up once, in the web page of the project:
# 1. Write this line into `.gitlab-ci.yml`:  include: /.gitlab/story.yml
# 2. Settings, Access tokens: add one with the role Developer, for `api` and `write_repository`.
# 3. Settings, CI/CD, Variables: add KOLLEGA_TOKEN with that token, masked and protected. Protect the main branch.
# 4. Settings, CI/CD, Pipeline trigger tokens: add one. It is TRIGGER in the next line.
# 5. Settings, Webhooks: add one for issues events alone, with this address (the server is yours, NUMBER is the ID of the project):
#    https://gitlab.com/api/v4/projects/NUMBER/ref/main/trigger/pipeline?token=TRIGGER
"""
_REPOSITORY = re.compile(r"[\w.-]+/[\w./-]+")

#: Who may hand in a story. Into a private repository only those can write who were let in; of a public one GitHub alone says
#: who belongs to it, and Gitea and Forgejo say nothing (`Issue` in their `modules/structs/issue.go`).
_TEAM = (
    """github.event.repository.private || """
    """contains(fromJSON('["OWNER", "MEMBER", "COLLABORATOR"]'), github.event.issue.author_association)"""
)


def write(root: Path, host: str, program: str, documents: Documents) -> list[Path]:
    """Write the files of a host. `program` is the repository from which the job takes this program, as `owner/name`.

    Raises `Refused` where a file of that name is somebody's own, `OSError`.
    """
    if host not in HOSTS:
        hint = near(host, HOSTS)
        meant = f"Did you mean `{hint}`? " if hint else ""
        raise Refused(f"there are no forms for {host!r}. {meant}Use one of: {', '.join(HOSTS)}")
    if not _REPOSITORY.fullmatch(program):
        raise Refused(f"{program!r} is not the name of a repository; write it as --program OWNER/NAME")
    files = HOSTS[host](documents, program)
    for path in files:
        target = root / path
        if target.exists() and MADE not in target.read_text("utf-8", "replace")[:300]:
            raise Refused(
                f"`{path}` is there already, and was not made by this command. Give it another name first"
            )
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return [root / path for path in files]


def _choices(question: Question, documents: Documents) -> list[str]:
    """The names of a site's teams or places, for a question that chooses among them; nothing where there are none."""
    return list(dict.fromkeys(names_of(documents, question.name).values()))


def issue_form(documents: Documents) -> str:
    """The form of GitHub, Gitea and Forgejo, in the site's language."""
    say = words_of(documents.site).gettext
    elements: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": reply("lead", say)}}]
    for question in asked():
        if question.form != "choice" or _choices(question, documents):
            elements.append(_element(question, documents, say))
    name = reply("form", say)
    form = {"name": name, "description": reply("lead", say), "title": f"{name}: ", "body": elements}
    return f"# {MADE}\n{as_yaml(form)}"


def _element(question: Question, documents: Documents, say: Say) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": say(question.label), "description": say(question.hint)}
    kind = {"lines": "textarea", "picture": "textarea", "choice": "dropdown", "tick": "checkboxes"}.get(
        question.form, "input"
    )
    if question.form == "picture":
        attributes["placeholder"] = reply("drop", say)
    if kind == "dropdown":
        attributes["options"] = _choices(question, documents)
    if kind == "checkboxes":
        attributes = {
            "label": say(question.label),
            "options": [{"label": say(question.hint), "required": True}],
        }
        return {"type": kind, "id": question.name, "attributes": attributes}
    return {
        "type": kind,
        "id": question.name,
        "attributes": attributes,
        "validations": {"required": question.needed},
    }


def issue_template(documents: Documents) -> str:
    """The template of GitLab, which has no forms: the same headings, with what to do as remarks that nobody sees later."""
    say = words_of(documents.site).gettext
    parts = [f"<!-- {MADE} -->\n<!-- {reply('lead', say)} {reply('below', say)} -->"]
    for question in asked():
        names = _choices(question, documents) if question.form == "choice" else []
        if question.form == "choice" and not names:
            continue
        hint = say(question.hint) + (f" {reply('drop', say)}" if question.form == "picture" else "")
        if question.form == "tick":
            parts.append(f"### {say(question.label)}\n\n- [ ] {say(question.hint)}")
        else:
            listed = f" ({', '.join(names)})" if names else ""
            parts.append(f"### {say(question.label)}\n<!-- {(hint + listed).replace('--', '–')} -->\n\n")
    return "\n\n".join(parts) + "\n"


def workflow(program: str) -> str:
    """The job of GitHub, Gitea and Forgejo. It runs what is on the main branch, and takes nothing of the issue into a command."""
    step: dict[str, Any] = {
        "run": 'python3 .program/build.py intake --root . --event "$GITHUB_EVENT_PATH" --open-pull-request',
        "env": {"GITHUB_TOKEN": "${{ github.token }}"},
    }
    main = {"ref": "${{ github.event.repository.default_branch }}"}
    steps = [
        {"uses": _CHECKOUT, "with": main},
        {
            "uses": _CHECKOUT,
            "with": {"repository": program, "path": ".program", "persist-credentials": False},
        },
        {"uses": _PYTHON, "with": {"python-version": "3.13"}},
        step,
    ]
    value = {
        "name": "Story",
        "on": {"issues": {"types": ["opened", "edited"]}},
        "permissions": {"contents": "write", "pull-requests": "write", "issues": "write"},
        "concurrency": "story-${{ github.event.issue.number }}",
        "jobs": {"story": {"if": _TEAM, "runs-on": "ubuntu-latest", "timeout-minutes": 10, "steps": steps}},
    }
    return f"# {MADE}\n{as_yaml(value)}"


def gitlab_job(program: str) -> str:
    """The job of GitLab, which a webhook of issues starts. `KOLLEGA_TOKEN` is a project access token, masked and protected."""
    helper = """!f() { echo username=oauth2; echo "password=$KOLLEGA_TOKEN"; }; f"""
    job = {
        "stage": "build",
        "image": "python:3.13",
        "rules": [{"if": '$CI_PIPELINE_SOURCE == "trigger" && $TRIGGER_PAYLOAD && $CI_COMMIT_REF_PROTECTED == "true"'}],
        "variables": {
            "GIT_DEPTH": "1", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "credential.helper",
            "GIT_CONFIG_VALUE_0": helper.replace("$", "$$"),
        },
        "script": [
            f'git clone --quiet --depth 1 "$CI_SERVER_URL/{program}.git" .program',
            'git remote set-url origin "$CI_PROJECT_URL.git"',
            'python3 .program/build.py intake --root . --event "$TRIGGER_PAYLOAD" --open-pull-request',
        ],
    }  # fmt: skip
    return f"# {MADE}\n{_GITLAB}{as_yaml({'story': job})}"


def _github(documents: Documents, program: str) -> dict[str, str]:
    return {
        ".github/ISSUE_TEMPLATE/story.yml": issue_form(documents),
        ".github/workflows/story.yml": workflow(program),
    }


def _forgejo(documents: Documents, program: str) -> dict[str, str]:
    return {
        ".forgejo/ISSUE_TEMPLATE/story.yml": issue_form(documents),
        ".forgejo/workflows/story.yml": workflow(program),
    }


def _gitea(documents: Documents, program: str) -> dict[str, str]:
    return {
        ".gitea/ISSUE_TEMPLATE/story.yml": issue_form(documents),
        ".gitea/workflows/story.yml": workflow(program),
    }


def _gitlab(documents: Documents, program: str) -> dict[str, str]:
    return {
        ".gitlab/issue_templates/Story.md": issue_template(documents),
        ".gitlab/story.yml": gitlab_job(program),
    }


#: What makes the files of a host, by path.
HOSTS: dict[str, Callable[[Documents, str], dict[str, str]]] = {
    "github": _github, "gitlab": _gitlab, "gitea": _gitea, "forgejo": _forgejo,
}  # fmt: skip
