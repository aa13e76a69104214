"""Hosts of git: what an issue says, a word back to whoever wrote it, and a pull request (a merge request at GitLab).

Where they are and what lets us in comes from the environment that their own CI sets. Gitea and Forgejo speak as GitHub does.
"""

from __future__ import annotations

import html
import json
import os
import re
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from kollega import __version__
from kollega.intake import Refused
from kollega.intake.attachments import Fetcher

#: Marks the comment that is ours, so that there is only one, which changes.
_MARK = "<!-- kollega intake -->"
_SIGNED = re.compile(r"https://private-user-images\.githubusercontent\.com/[^\"'<>\s]{1,3000}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
#: Gitea and Forgejo name an attachment without the host, and newer ones by its way from the repository.
_ATTACHMENT = re.compile(r"/?(attachments/[0-9a-f-]{36})")
_UPLOAD = re.compile(r"(?:.*/)?uploads/([0-9a-f]{32})/([^/?#]+)")
_TIMEOUT = urllib3.Timeout(connect=10, read=60)
_MOST = 20_000_000


@dataclass(frozen=True)
class Issue:
    """An issue: its number, its text, what fetches its pictures, and whether it is still open."""

    number: int
    body: str
    fetcher: Fetcher
    is_open: bool


class Host(Protocol):
    """What the intake asks of a host. Each raises `Refused` where there is no good answer."""

    def issue(self, number: int) -> Issue:
        """An issue, as it is now."""

    def answer(self, number: int, text: str) -> None:
        """Say something below an issue, in place of what was said there before."""

    def propose(self, branch: str, title: str, text: str) -> str:
        """Open a pull request for a branch, or renew the one that there is; its address."""


@dataclass
class _Api:
    base: str
    headers: dict[str, str]
    _pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager, repr=False)

    def __call__(self, method: str, path: str, value: object = None, accept: str = "application/json") -> Any:
        headers = {
            "User-Agent": f"Kollega/{__version__}",
            "Accept": accept,
            "Content-Type": "application/json",
        }
        body = None if value is None else json.dumps(value).encode()
        try:
            with self._pool.request(
                method, self.base + path, body=body, headers=headers | self.headers, redirect=False, retries=False,
                preload_content=False, timeout=_TIMEOUT,
            ) as answer:  # fmt: skip
                data = answer.read(_MOST)
                if answer.status not in (200, 201):
                    raise Refused(
                        f"{urlsplit(self.base).netloc} refuses to answer (status {answer.status}, {method} {path})"
                    )
                return json.loads(data)
        except (HTTPError, ValueError) as error:
            raise Refused(f"{urlsplit(self.base).netloc} does not answer ({type(error).__name__})") from error


@dataclass
class GitHub:
    """GitHub, Gitea, Forgejo. `project` is `owner/name`."""

    api: _Api
    server: str
    project: str
    main: str

    def issue(self, number: int) -> Issue:
        row = self.api(
            "GET", f"/repos/{self.project}/issues/{number}", accept="application/vnd.github.full+json"
        )
        # Pictures of a private project are to be had for some minutes only, at addresses that the finished text has.
        found = map(html.unescape, _SIGNED.findall(row.get("body_html") or ""))
        signed = {uuid[0]: address for address in found if (uuid := _UUID.search(address))}

        def place(address: str) -> str:
            if named := _ATTACHMENT.fullmatch(address):
                return f"{self.server}/{named[1]}"
            uuid = _UUID.search(address)
            return signed.get(uuid[0], address) if uuid else address

        return Issue(number, row.get("body") or "", Fetcher(self.server, place), _is_open(row))

    def answer(self, number: int, text: str) -> None:
        path = f"/repos/{self.project}/issues/{number}/comments"
        ours = next(
            (
                row["id"]
                for row in self.api("GET", f"{path}?per_page=100")
                if _MARK in (row.get("body") or "")
            ),
            None,
        )
        value = {"body": f"{text}\n\n{_MARK}"}
        if ours is None:
            self.api("POST", path, value)
        else:
            self.api("PATCH", f"/repos/{self.project}/issues/comments/{int(ours)}", value)

    def propose(self, branch: str, title: str, text: str) -> str:
        path, value = f"/repos/{self.project}/pulls", {"title": title, "body": text}
        owner = self.project.partition("/")[0]
        rows = self.api("GET", f"{path}?state=open&head={quote(f'{owner}:{branch}')}")
        # Gitea does not know `head` here, and gives all.
        number = next((row["number"] for row in rows if row.get("head", {}).get("ref") == branch), None)
        if number is not None:
            return str(self.api("PATCH", f"{path}/{int(number)}", value).get("html_url", ""))
        return str(self.api("POST", path, value | {"head": branch, "base": self.main}).get("html_url", ""))


@dataclass
class GitLab:
    """GitLab. `project` is the number of the project."""

    api: _Api
    project: str
    main: str

    def issue(self, number: int) -> Issue:
        row = self.api("GET", f"/projects/{self.project}/issues/{number}")

        def place(address: str) -> str:
            found = _UPLOAD.fullmatch(address)
            return (
                f"{self.api.base}/projects/{self.project}/uploads/{found[1]}/{found[2]}" if found else address
            )

        base = urlsplit(self.api.base)
        return Issue(
            number,
            row.get("description") or "",
            Fetcher(f"{base.scheme}://{base.netloc}", place, self.api.headers),
            _is_open(row),
        )

    def answer(self, number: int, text: str) -> None:
        path, value = f"/projects/{self.project}/issues/{number}/notes", {"body": f"{text}\n\n{_MARK}"}
        rows = self.api("GET", f"{path}?per_page=100&sort=asc")
        ours = next((row["id"] for row in rows if _MARK in (row.get("body") or "")), None)
        self.api(*(("POST", path) if ours is None else ("PUT", f"{path}/{int(ours)}")), value)

    def propose(self, branch: str, title: str, text: str) -> str:
        path = f"/projects/{self.project}/merge_requests"
        rows = self.api("GET", f"{path}?state=opened&source_branch={quote(branch, safe='')}")
        value = {"title": title, "description": text}
        if rows:
            return str(self.api("PUT", f"{path}/{int(rows[0]['iid'])}", value).get("web_url", ""))
        more = {"source_branch": branch, "target_branch": self.main, "remove_source_branch": True}
        return str(self.api("POST", path, value | more).get("web_url", ""))


def _is_open(row: Any) -> bool:
    """Whether an issue waits for something; all hosts have the same word for one that does not."""
    return bool(row.get("state") != "closed")


def number_of(event: Any) -> int:
    """The number of the issue that an event is about, as GitHub, Gitea or GitLab describe it. Raises `Refused`."""
    try:
        return int(event["issue"]["number"] if "issue" in event else event["object_attributes"]["iid"])
    except (KeyError, TypeError, ValueError):
        raise Refused("the event is not about an issue") from None


def body_of(event: Any) -> str:
    """The text of the issue that an event is about."""
    row = event.get("issue") or event.get("object_attributes") or {}
    return str(row.get("body") or row.get("description") or "")


def host_of() -> Host:
    """The host whose CI this is. Raises `Refused` where it is none."""
    env = os.environ.get
    if env("GITHUB_REPOSITORY"):
        token = env("GITHUB_TOKEN", "")
        api = _Api(
            env("GITHUB_API_URL", "https://api.github.com"),
            {"Authorization": f"Bearer {token}"} if token else {},
        )
        server = env("GITHUB_SERVER_URL", "https://github.com")
        return GitHub(api, server, env("GITHUB_REPOSITORY", ""), env("GITHUB_REF_NAME", "main"))
    if env("CI_PROJECT_ID"):
        token = env("KOLLEGA_TOKEN", "")
        api = _Api(
            env("CI_API_V4_URL", "https://gitlab.com/api/v4"), {"PRIVATE-TOKEN": token} if token else {}
        )
        return GitLab(api, env("CI_PROJECT_ID", ""), env("CI_DEFAULT_BRANCH", "main"))
    raise Refused(
        "a pull request is opened in the CI of GitHub, Gitea, Forgejo or GitLab, and this is none of them"
    )
