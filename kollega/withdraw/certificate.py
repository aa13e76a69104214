"""The paper on a withdrawal: what was removed and when, and what nobody here can reach, with addresses to ask.

Addresses are those that the companies named in November 2026.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kollega.digest import of_value
from kollega.records import Struct
from kollega.site import Site
from kollega.withdraw.content import Proposal
from kollega.withdraw.person import Who
from kollega.withdraw.places import Found


class Elsewhere(NamedTuple):
    """Where copies are that nobody here can reach, what to ask for there, and where."""

    where: str
    what: str
    address: str


OUTSIDE = (
    Elsewhere("Google", "removal of outdated content, for each page and picture", "https://search.google.com/search-console/remove-outdated-content"),
    Elsewhere("Google", "removal of personal data from results (the person asks)", "https://reportcontent.google.com/forms/rtbf"),
    Elsewhere("Bing, and those who use its results", "removal of outdated content", "https://www.bing.com/webmasters/tools/contentremoval"),
    Elsewhere("LinkedIn", "reading a page's preview anew; delete your own posts", "https://www.linkedin.com/post-inspector/"),
    Elsewhere("Facebook, Instagram, WhatsApp", "reading a page's preview anew; delete your own posts", "https://developers.facebook.com/tools/debug/"),
    Elsewhere("YouTube", "a privacy complaint, where a video is not yours", "https://support.google.com/youtube/answer/142443"),
    Elsewhere("The Internet Archive", "exclusion of the pages", "info@archive.org"),
    Elsewhere("Readers of feeds", "readers and those who republish feeds keep what they fetched; most let an item go when it is in the feed no more, and none has to", "each of them"),
    Elsewhere("Portals and aggregators of jobs", "removal of the advert, or of the contact in it", "each of them"),
    Elsewhere("Colleagues", "deleting their posts, and their copies of share kits and of the room for colleagues", "ask them"),
    Elsewhere("The git host", "removal of what pull requests, forks and caches keep, after the history was rewritten", "its support"),
    Elsewhere("Backups", "the day on which each is overwritten", "whoever keeps them"),
)  # fmt: skip


class Done(Struct, frozen=True, kw_only=True):
    """What a withdrawal did. `left` is what a search afterwards still found here; `commit` is empty without git."""

    who: Who
    day: date
    proposals: tuple[Proposal, ...]
    before: tuple[Found, ...]
    left: tuple[str, ...]
    commit: str = ""
    built: bool = False


_DID = {
    "delete": "deleted",
    "edit": "changed",
    "rename": "renamed",
    "ask": "**left for a person to decide**",
}


def certificate(done: Done, site: Site, version: str) -> str:
    """The paper, as Markdown. It names the person: it belongs to the person and to whoever must show what was done."""
    asks = [one for one in done.proposals if one.action == "ask"]
    acts = [one for one in done.proposals if one.action != "ask"]
    lines = [
        f"# Withdrawal of {done.who.name}", "",
        f"{site.organisation.name}, {site.url}", "",
        f"- Day: {done.day}", f"- Made by: Kollega {version}", f"- Change in git: {done.commit or 'none'}",
        f"- Site built anew without the person: {'yes' if done.built else '**not yet**; build and deploy it now'}",
        "", "This paper names the person. It belongs neither into the repository nor onto the site.", "",
        "## What was done with the files", "",
        *_rows("File", "What", ((f"`{one.path}`", f"{_DID[one.action]}: {'; '.join(one.reasons)}") for one in acts)),
        "", "## What is for a person to decide", "",
        *(_rows("File", "Why", ((f"`{one.path}`", "; ".join(one.reasons)) for one in asks)) if asks else ["Nothing."]),
        "", "## Where else it was found here", "",
        *_rows("Where", "What", ((f"{one.what} ({one.count})", one.cure) for one in done.before)),
        "", "## Searched again afterwards", "",
        *([f"- still there: `{path}`" for path in done.left] or [_clean(done)]),
        "", "## What cannot be reached from here", "",
        *_rows("Where", "Ask for", ((one.where, f"{one.what}: {one.address}") for one in OUTSIDE)),
        "", "Pictures and words that others have kept stay theirs to delete. Note below whom you asked, and when.", "",
        "| Day | Whom | Answer |", "|---|---|---|", "| | | |", "",
    ]  # fmt: skip
    text = "\n".join(lines)
    return f"{text}\nChecksum of this paper: {of_value(text)}\n"


def _clean(done: Done) -> str:
    return (
        "Nothing of the person was found in the site, the room for colleagues, the store and the releases kept here."
        if done.built
        else "Not yet: the site was not built anew."
    )


def _rows(one: str, other: str, rows: Iterable[tuple[str, str]]) -> list[str]:

    cells = [f"| {_cell(first)} | {_cell(second)} |" for first, second in rows]
    return [f"| {one} | {other} |", "|---|---|", *cells] if cells else ["Nothing."]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
