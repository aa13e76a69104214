"""Judging all files of an output together: where links lead, what may be loaded, who may see what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote

import msgspec

from kollega import names
from kollega.diagnostics import Diagnostic, Report
from kollega.gate.addresses import WEB, Site, Target, file_at, places, scheme
from kollega.gate.facts import Facts, Links, Rules
from kollega.gate.inspection import CODE, ending_of

#: The folder of the output for colleagues, should it ever be looked for in the public one.
_BACKSTAGE = "backstage"


class Kind(NamedTuple):
    """What a kind of link must be. The texts are problems of the catalogue."""

    missing: str
    #: The problem if it leads to another host; empty where it may.
    foreign: str = ""
    #: Whether it must be a full address, since it is read elsewhere.
    absolute: bool = False
    #: Whether it must be one of the theme's own files.
    ours: bool = False
    #: Whether its fragment must be there.
    fragment: bool = False


KINDS: dict[str, Kind] = {
    "page": Kind("gate-link", fragment=True),
    "meta": Kind("gate-meta"),
    "canonical": Kind("gate-meta"),
    "said": Kind(""),
    "form": Kind("gate-link", "gate-form"),
    "refresh": Kind("gate-link", "gate-refresh"),
    "load": Kind("gate-load", "gate-load-foreign"),
    "script": Kind("gate-load", "gate-load-foreign", ours=True),
    "style": Kind("gate-load", "gate-load-foreign", ours=True),
    "feed": Kind("gate-link", absolute=True),
    "feed-link": Kind("gate-link", absolute=True),
    "feed-load": Kind("gate-load", "gate-load-foreign", absolute=True),
}


class Sound(msgspec.Struct, frozen=True, kw_only=True):
    """What to keep of an output with which nothing is wrong: a later one is judged by what changed."""

    #: The files that links lead to, with the fragments that they name.
    asked: dict[str, tuple[str, ...]]
    #: Paths at which links are only right because there is no file.
    absent: frozenset[str]
    #: Those of `asked` that are in the public output, where links of the backstage lead.
    public: frozenset[str]


class Surroundings(NamedTuple):
    """What a file is judged in.

    `files` are all paths of the output, `secret` the SHA-256 of files that only the backstage has. For the backstage,
    `public` are the paths of the public output, to which it links; without them those links are not followed.
    """

    site_url: str
    files: Collection[str]
    audience: Literal["public", "backstage"]
    rules: Rules
    secret: Collection[str] = frozenset()
    public: Collection[str] | None = None


def judge(facts: Mapping[str, Facts], around: Surroundings) -> tuple[list[Diagnostic], Sound]:
    """Everything that is wrong with an output, by file, and what to keep of it where nothing is.

    `facts` are those of `inspect` by path.
    """
    judgement = _Judgement(facts, around)
    for path in sorted(set(around.files) - facts.keys()):
        judgement.report.add("gate-unread", path)
    judgement.files()
    return judgement.report.diagnostics, judgement.sound()


def judge_changes(
    facts: Mapping[str, Facts], around: Surroundings, before: Sound, known: Mapping[str, Collection[bytes]],
) -> Sound | None:  # fmt: skip
    """What to keep of an output that is sound, as one `before` it was; `None` where that is not sure.

    `facts` are those of all files that were not there, or not the same; `known` the keys of the pieces that each of them
    had before, which are as sound in it now. Surroundings may have other files and public
    files, and other `secret` ones, which are none of those that stayed the same.
    """
    is_there = before.asked.keys() <= set(around.files) and before.public <= set(around.public or ())
    if not is_there or not before.absent.isdisjoint(around.files):
        return None
    judgement = _Judgement(facts, around, before, known)
    judgement.files()
    return judgement.sound() if not judgement.report.size and judgement.still_has() else None


class _Judgement:
    def __init__(
        self, facts: Mapping[str, Facts], around: Surroundings, before: Sound | None = None,
        known: Mapping[str, Collection[bytes]] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self.report = Report()
        self._facts = facts
        self._site = Site(around.site_url)
        self._files = frozenset(around.files)
        self._is_public = around.audience == "public"
        self._public = None if around.public is None else frozenset(around.public)
        self._rules, self._secret = around.rules, around.secret
        self._assets = frozenset(around.rules.assets)
        self._before, self._known = before, known
        #: The places in files; `None` for those that are no pages.
        self._anchors: dict[str, frozenset[str] | None] = {}
        #: The addresses with which nothing is wrong wherever they stand, by kind and depth.
        self._sound: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._sound_pieces: set[bytes] = set()
        self._asked: dict[str, set[str]] = defaultdict(set)
        self._absent: set[str] = set()
        self._asked_public: set[str] = set()

    def files(self) -> None:
        """Judge every file of which there are facts."""
        for path in sorted(self._facts):
            found = self._facts[path]
            self._file(path, found, self._rules, self._secret)
            self._links(path, found.links)
            known = self._known.get(path, ())
            for key, links in found.pieces.items():
                if key not in known:
                    self._piece(path, key, links)

    def sound(self) -> Sound:
        """What the judgement rests on."""
        asked, absent, public = self._asked, self._absent, self._asked_public
        if self._before:
            for file, fragments in self._before.asked.items():
                asked[file].update(fragments)
            absent, public = absent | self._before.absent, public | self._before.public
        return Sound(
            asked={file: tuple(sorted(fragments)) for file, fragments in sorted(asked.items())},
            absent=frozenset(absent),
            public=frozenset(public),
        )

    def still_has(self) -> bool:
        """Whether the files that changed have all that links of the others name in them."""
        asked = self._before.asked if self._before else {}
        return all(self._has(file, fragment) for file in self._facts for fragment in asked.get(file, ()))

    def _file(self, path: str, found: Facts, rules: Rules, secret: Collection[str]) -> None:
        for finding in found.findings:
            values: dict[str, Any] = dict(finding.values)
            self.report.add(finding.problem, path, finding.line, finding.column, **values)
        # In addresses all letters are small, so one word alone may be an everyday one there; what the file says is searched.
        for name in names.search(path, rules.withdrawn):
            self.report.add("gate-withdrawn", path, who=names.initials(name))
        if ending_of(path) in CODE and not self._is_ours(path):
            self.report.add("gate-code", path)
        if self._is_public and (found.sha256 in secret or _is_backstage(path)):
            self.report.add("gate-backstage-file", path)
        if "refresh" in found.links:
            self._redirect(path, found)

    def _redirect(self, path: str, found: Facts) -> None:
        """A page that leads on at once must say so to search engines, and not lead to itself."""
        ends = [
            {self._end(path, address) for address in found.links.get(kind, ())}
            for kind in ("refresh", "canonical")
        ]
        if len(ends[0]) != 1 or ends[0] != ends[1] or path in ends[0]:
            self.report.add("gate-refresh", path, address=found.links["refresh"][0])

    def _end(self, path: str, address: str) -> str:
        target = self._site.locate(path, address)
        return file_at(target.path, self._files) if target.where == "here" else address

    def _piece(self, path: str, key: bytes, links: Links) -> None:
        """Judge the links of a piece: full ones, as most are in feeds, are the same in every file."""
        if key in self._sound_pieces:
            return
        before = self.report.size
        self._links(path, links)
        if self.report.size == before and all(KINDS[kind].absolute for kind in links):
            self._sound_pieces.add(key)

    def _links(self, path: str, found: Links) -> None:
        """Judge the links of a file. An address that says from the root where it leads is the same in every file."""
        up = path.count("/")
        from_root = ("../" * up, "/", "http:", "https:") if up else ("/", "http:", "https:")
        for kind, links in found.items():
            sound = self._sound[kind, up]
            for address in links:
                if address in sound:
                    continue
                before = self.report.size
                self._link(path, kind, address)
                if self.report.size == before and address.startswith(from_root):
                    sound.add(address)

    def _link(self, path: str, written: str, address: str) -> None:
        kind = KINDS[written]
        target = self._site.locate(path, address)
        full = ":" in address and scheme(address) in WEB
        if kind.absolute and not full and not (written == "feed-link" and address.startswith("#")):
            self.report.add("gate-feed-address", path, address=address)
        elif target.where == "away":
            if kind.foreign:
                self.report.add(kind.foreign, path, address=address)
        elif self._is_public and _is_backstage(target.path):
            self.report.add("gate-backstage-link", path, address=address)
        elif target.where == "above":
            self.report.add("gate-link-outside", path, address=address)
        elif not self._is_public and (full or address.startswith("/")):
            self._from_backstage(path, kind, target, address, full)
        elif target.where == "host":
            self._same_host(path, kind, target, address, full)
        else:
            self._inside(path, kind, target, address)

    def _same_host(self, path: str, kind: Kind, target: Target, address: str, full: bool) -> None:
        """What lies on the site's host but not in its folder: not ours, unless the folder was forgotten. A complete address
        was written by somebody who knows the host, such as that of the employer's own site."""
        if kind.foreign:
            self.report.add(kind.foreign, path, address=address)
        elif not full and file_at(target.path, self._files):
            self.report.add("gate-link-outside", path, address=address)
        else:
            self._absent.update(places(target.path))

    def _from_backstage(self, path: str, kind: Kind, target: Target, address: str, full: bool) -> None:
        """The backstage also opens from a folder on disk: only full addresses lead to the public site."""
        if not full:
            self.report.add("gate-link-root", path, address=address)
        elif self._public is None or target.where == "host":
            if kind.foreign:
                self.report.add(kind.foreign, path, address=address)
        elif file := file_at(target.path, self._public):
            self._asked_public.add(file)
        else:
            self.report.add(kind.missing, path, address=address)

    def _inside(self, path: str, kind: Kind, target: Target, address: str) -> None:
        file = file_at(target.path, self._files)
        if not file:
            # A complete address was written by somebody who may know what else this host has, such as a form.
            if kind.missing and not (kind is KINDS["page"] and scheme(address) in WEB):
                self.report.add(kind.missing, path, address=address)
            self._absent.update(places(target.path))
            return
        if not address.startswith("#"):  # what a page says of itself changes with it
            self._asked[file].update([target.fragment] if kind.fragment and target.fragment else ())
        if kind.ours and not self._is_ours(file):
            self.report.add("gate-asset", path, address=address)
        elif not self._is_public and file != target.path:
            self.report.add("gate-link-folder", path, address=address)
        elif kind.fragment and target.fragment and not self._has(file, target.fragment):
            self.report.add("gate-fragment", path, address=address, fragment=target.fragment)

    def _is_ours(self, file: str) -> bool:
        """Whether a script or style sheet is the theme's, or only data for the theme's."""
        if file in self._assets:
            return True
        if file in self._facts:
            return self._facts[file].kind == "data"
        return (
            self._before is not None and ending_of(file) in CODE
        )  # which would not have been sound otherwise

    def _has(self, file: str, fragment: str) -> bool:
        """Whether a page has the place that a fragment names, as browsers look for it."""
        if file not in self._facts:
            return not self._before or fragment in self._before.asked.get(file, ())
        if file not in self._anchors:
            found = self._facts[file]
            self._anchors[file] = frozenset(found.anchors) if found.kind == "page" else None
        anchors = self._anchors[file]
        if anchors is None:
            return True
        fragment = fragment.partition(":~:")[0]
        return fragment in anchors or unquote(fragment) in anchors or fragment.lower() in ("", "top")


def _is_backstage(path: str) -> bool:
    return _BACKSTAGE in path and path.lstrip("./").split("/")[0] == _BACKSTAGE
