"""The intake: take in what came, write it or propose it, and say in plain words what became of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kollega.diagnostics import visible
from kollega.intake import Refused, Unclear
from kollega.intake.archive import opened
from kollega.intake.attachments import Fetcher
from kollega.intake.branch import into_branch
from kollega.intake.hosts import body_of, host_of, number_of
from kollega.intake.issue import answers_of, parse
from kollega.intake.place import into_folder, look
from kollega.intake.remote import own
from kollega.intake.story import Story, compose
from kollega.letters import line
from kollega.library.life import Life
from kollega.library.read import Documents
from kollega.limits import MOST
from kollega.problems import spoken
from kollega.questions import reply
from kollega.start.site import documents_of
from kollega.words import Say, words, words_of

#: Bytes of a ZIP: a few pictures of a telephone.
_MOST_ZIP = 250_000_000
#: Questions by which it is known that somebody used the form.
_ENOUGH = 3


@dataclass(frozen=True)
class Order:
    """What is to be taken in. Without `today` it is the day in the site's timezone."""

    root: Path
    #: A ZIP of the form page, or the text of an issue.
    file: Path | None = None
    #: What a host's CI says of an issue, as JSON.
    event: Path | None = None
    branch: str = ""
    #: The remote to which the branch goes.
    remote: str = ""
    today: date | None = None


def take_in(order: Order) -> tuple[Story, str]:
    """Take in a file or an event, into the site's folder or a branch; the story, and words about it.

    Raises `Refused`, `Unclear`, `OSError`, and then nothing was written.
    """
    documents, say = documents_of(order.root), words(spoken().tag).gettext
    if order.event:
        event = _event(order.event)
        story = _from_issue(body_of(event), _anonymous(), documents, say, order.today)
    elif order.file:
        story = _from_file(order.file, documents, say, order.today)
    else:
        raise Refused(spoken().phrase("name a file: a ZIP of the form page, or the text of an issue."))
    look(story, documents.site)
    return story, _put(story, order)


def _put(story: Story, order: Order) -> str:
    if order.branch:
        into_branch(story, order.root, order.branch, _message(story, 0), remote=order.remote)
        where = (
            "The story is in the branch {branch} and at {remote}: {path}"
            if order.remote
            else "The story is in the branch {branch}: {path}"
        )
        path = f"stories/{story.slug}/"
        said = [spoken().phrase(where, branch=order.branch, remote=order.remote, path=path)]
    else:
        said = [spoken().phrase("Made:"), *(f"  {path}" for path in into_folder(story, order.root))]
    if not story.agreed:
        doubt = "The file does not say that everybody in it agrees. Ask whoever sent it."
        said.append(spoken().phrase(doubt))
    return "\n".join(said)


def propose(order: Order) -> str:
    """Take in the issue of an event, open a pull request for it, or ask back below the issue; words about it.

    Raises `Refused`, `OSError`. The issue is asked for anew, so that the last words count.
    """
    if order.event is None:
        raise Refused("a pull request is made of an event: name it with --event")
    host = host_of()
    number = number_of(_event(order.event))
    documents = documents_of(order.root)
    say = words_of(documents.site).gettext
    issue = host.issue(number)
    if len(parse(issue.body)) < _ENOUGH:
        return f"Issue {number} was not written with the form, so nothing was done."
    # A merge closes it, of which GitLab tells as of any change: by then the story has its title already.
    if not issue.is_open:
        return f"Issue {number} is closed, so nothing was done."
    try:
        story = _from_issue(issue.body, issue.fetcher, documents, say, order.today)
        look(story, documents.site)
    except Unclear as error:
        asks = "\n".join(f"- {_harmless(ask)}" for ask in error.asks)
        host.answer(number, f"{reply('asks', say)}\n\n{asks}\n\n{reply('again', say)}")
        return f"Asked back below issue {number}:\n{asks}"
    branch = order.branch or f"story-from-issue-{number}"
    remote = order.remote or "origin"
    lease = own(order.root, remote, branch)
    if lease is None:
        host.answer(number, reply("others", say))
        return f"Others worked in the branch {branch}, so the story of issue {number} stays as they have it."
    into_branch(story, order.root, branch, _message(story, number), remote=remote, lease=lease)
    text = f"{reply('agreed', say)}\n\n{reply('read', say)}\n\nCloses #{number}"
    address = host.propose(branch, _harmless(story.title), text)
    host.answer(number, f"{reply('thanks', say)}\n\n{address}")
    return f"The story of issue {number} is proposed: {address}"


def _message(story: Story, number: int) -> str:
    end = f"\n\nFrom issue #{number}." if number else ""
    return f"stories: Add {visible(line(story.title), 60)}{end}\n"


def _harmless(text: str) -> str:
    """A line for a page of the host, in which nobody is called and nothing is markup."""
    text = line(text).replace("@", "@\N{ZERO WIDTH SPACE}").replace("#", "#\N{ZERO WIDTH SPACE}")
    return text.translate({ord(sign): f"\\{sign}" for sign in "[]<>`"})


def _from_file(file: Path, documents: Documents, say: Say, today: date | None) -> Story:
    if file.stat().st_size > _MOST_ZIP:
        said = "`{file}` has more than {most} MB. Leave it out or make it smaller."
        raise Refused(spoken().phrase(said, file=file, most=_MOST_ZIP // 1_000_000))
    data = file.read_bytes()
    if data[:2] == b"PK" or file.suffix.casefold() == ".zip":
        return opened(data, documents, say)
    if len(data) > MOST.text:
        said = "`{file}` has more than {most} kB, and is no text of an issue."
        raise Refused(spoken().phrase(said, file=file, most=MOST.text_kb))
    return _from_issue(data.decode("utf-8", "replace"), _anonymous(), documents, say, today)


def _from_issue(body: str, fetcher: Fetcher, documents: Documents, say: Say, today: date | None) -> Story:
    answers, named = answers_of(body)
    fetcher.most = documents.site.limits.picture
    answers.pictures, answers.asks = fetcher.pictures(named, say)
    return compose(answers, documents, Life(documents.site, today).today, say)


def _anonymous() -> Fetcher:
    """Fetches what everybody may see at GitHub."""
    return Fetcher("https://github.com")


def _event(path: Path) -> Any:
    try:
        event = json.loads(path.read_bytes()[:5_000_000])
    except (ValueError, RecursionError) as error:
        raise Refused(f"{path} is not JSON") from error
    if not isinstance(event, dict):
        raise Refused(f"{path} is no event")
    return event
