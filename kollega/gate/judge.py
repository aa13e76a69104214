"""Judging all files of an output together: where links lead, what may be loaded, who may see what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote

from kollega import names
from kollega.diagnostics import Diagnostic, Report
from kollega.gate.addresses import WEB, Site, Target, scheme
from kollega.gate.facts import Facts, Rules
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


def judge(
    facts: Mapping[str, Facts],
    *,
    site_url: str,
    files: Collection[str],
    audience: Literal["public", "backstage"],
    rules: Rules,
    secret: Collection[str] = frozenset(),
    public: Collection[str] | None = None,
) -> list[Diagnostic]:
    """Everything that is wrong with an output, by file.

    `facts` are those of `inspect` by path, `files` all paths of the output, `secret` the SHA-256 of files
    that only the backstage has. For the backstage, `public` are the paths of the public output, to which it
    links; without them those links are not followed.
    """
    return _Judgement(facts, Site(site_url), files, audience, rules, secret, public).report.diagnostics


class _Judgement:
    def __init__(
        self,
        facts: Mapping[str, Facts],
        site: Site,
        files: Collection[str],
        audience: str,
        rules: Rules,
        secret: Collection[str],
        public: Collection[str] | None,
    ) -> None:
        self.report = Report()
        self._facts = facts
        self._site = site
        self._files = frozenset(files)
        self._is_public = audience == "public"
        self._public = None if public is None else frozenset(public)
        self._assets = frozenset(rules.assets)
        self._anchors: dict[str, frozenset[str]] = {}
        #: Kind, depth and address of links with which nothing is wrong wherever they stand.
        self._sound: set[tuple[str, int, str] | None] = set()
        for path in sorted(self._files - facts.keys()):
            self.report.add("gate-unread", path)
        for path, found in sorted(facts.items()):
            self._file(path, found, rules, secret)
            self._links(path, found)

    def _file(self, path: str, found: Facts, rules: Rules, secret: Collection[str]) -> None:
        for finding in found.findings:
            values: dict[str, Any] = dict(finding.values)
            self.report.add(finding.problem, path, finding.line, finding.column, **values)
        for name in names.search_path(path, rules.withdrawn) if rules.withdrawn else ():
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
        return _file_at(target.path, self._files) if target.where == "here" else address

    def _links(self, path: str, found: Facts) -> None:
        """Judge the links of a file. An address that says from the root where it leads is the same in every file."""
        up = path.count("/")
        from_root = ("../" * up, "/", "http:", "https:") if up else ("/", "http:", "https:")
        for kind, links in found.links.items():
            for address in links:
                known = (kind, up, address) if address.startswith(from_root) else None
                if known in self._sound:
                    continue
                before = self.report.size
                self._link(path, kind, address)
                if known and self.report.size == before:
                    self._sound.add(known)

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
            self._same_host(path, kind, target, address)
        else:
            self._inside(path, kind, target, address)

    def _same_host(self, path: str, kind: Kind, target: Target, address: str) -> None:
        """What lies on the site's host but not in its folder: not ours, unless the folder was forgotten."""
        if kind.foreign:
            self.report.add(kind.foreign, path, address=address)
        elif _file_at(target.path, self._files):
            self.report.add("gate-link-outside", path, address=address)

    def _from_backstage(self, path: str, kind: Kind, target: Target, address: str, full: bool) -> None:
        """The backstage also opens from a folder on disk: only full addresses lead to the public site."""
        if not full:
            self.report.add("gate-link-root", path, address=address)
        elif self._public is None or target.where == "host":
            if kind.foreign:
                self.report.add(kind.foreign, path, address=address)
        elif not _file_at(target.path, self._public):
            self.report.add(kind.missing, path, address=address)

    def _inside(self, path: str, kind: Kind, target: Target, address: str) -> None:
        file = _file_at(target.path, self._files)
        if not file:
            # A complete address was written by somebody who may know what else this host has, such as a form.
            if kind.missing and not (kind is KINDS["page"] and scheme(address) in WEB):
                self.report.add(kind.missing, path, address=address)
        elif kind.ours and not self._is_ours(file):
            self.report.add("gate-asset", path, address=address)
        elif not self._is_public and file != target.path:
            self.report.add("gate-link-folder", path, address=address)
        elif kind.fragment and target.fragment and not self._has(file, target.fragment):
            self.report.add("gate-fragment", path, address=address, fragment=target.fragment)

    def _is_ours(self, file: str) -> bool:
        """Whether a script or style sheet is the theme's, or only data for the theme's."""
        return file in self._assets or (file in self._facts and self._facts[file].kind == "data")

    def _has(self, file: str, fragment: str) -> bool:
        """Whether a page has the place that a fragment names, as browsers look for it."""
        found = self._facts.get(file)
        if found is None or found.kind != "page":
            return True
        if file not in self._anchors:
            self._anchors[file] = frozenset(found.anchors)
        fragment = fragment.partition(":~:")[0]
        anchors = self._anchors[file]
        return fragment in anchors or unquote(fragment) in anchors or fragment.lower() in ("", "top")


def _is_backstage(path: str) -> bool:
    return _BACKSTAGE in path and path.lstrip("./").split("/")[0] == _BACKSTAGE


def _file_at(path: str, files: frozenset[str]) -> str:
    """The file that a web server gives for a path, or an empty text. A folder gives its `index.html`."""
    if path in files:
        return path
    index = (path.rstrip("/") + "/index.html").lstrip("/")
    return index if index in files else ""
