"""Texts: Markdown parsed once, and where its links and pictures lead."""

from __future__ import annotations

import posixpath
import re
from itertools import islice
from urllib.parse import unquote, urlsplit

from kollega import markup
from kollega.diagnostics import near
from kollega.library.read import Documents
from kollega.live import Text
from kollega.records import Record
from kollega.schema import Document
from kollega.schema.readers import resolve
from kollega.schema.values import PICTURES
from kollega.sections import FOLDERS
from kollega.sources import Source


class Addresses:
    """The addresses of everything that is live, and the ids on the pages of records."""

    def __init__(self, documents: Documents) -> None:
        self._files = documents.files
        self._docs_dir = documents.site.docs_dir
        site = urlsplit(documents.site.url)
        self._host, self._site_path = site.netloc.casefold(), site.path
        self._by_path: dict[str, str] = {}
        self._known: set[str] = set()
        #: Ids of the texts of records, by address. `None`: the ids are MkDocs'.
        self._ids: dict[str, frozenset[str] | None] = {}
        #: Addresses of records that are not live today.
        self._asleep: set[str] = set()

    def add(self, address: str, path: str = "", ids: tuple[str, ...] | None = ()) -> None:
        """A live page, the file that it is made of, and the ids in its text."""
        folder, slash, rest = address.partition("/")
        if rest and folder in FOLDERS:
            self._known.add(folder + slash)
            self._ids.setdefault(folder + slash, None)
        self._known.add(address)
        self._ids[address] = None if ids is None else frozenset(ids)
        if path:
            self._by_path[path] = address

    def add_asleep(self, address: str, path: str) -> None:
        """The page that a record would have if it were live."""
        if address not in self._known:
            self._asleep.add(address)
            self._by_path.setdefault(path, address)

    def is_asleep(self, written: str, path: str, address: str) -> bool:
        """Whether a link leads to a record that is there and not live."""
        return self._page(unquote(written.partition("#")[0].partition("?")[0]), path, address) in self._asleep

    def own(self, written: str) -> str | None:
        """The path of a complete address of this very site, with its fragment; nothing for any other text."""
        try:
            parts = urlsplit(written)
        except ValueError:
            return None
        if parts.scheme not in ("http", "https", "") or parts.netloc.casefold() != self._host:
            return None
        if not parts.path.startswith(self._site_path.rstrip("/")):
            return None
        return (parts.path or "/") + (f"#{parts.fragment}" if parts.fragment else "")

    def resolve(self, written: str, path: str, address: str) -> str | None:
        """Where a link in the file `path`, shown at `address`, leads; `None`: nowhere."""
        try:
            parts = urlsplit(written)
        except ValueError:
            return None
        target = unquote(parts.path)
        found = address if not target else self._page(target, path, address)
        if found is None or found in self._asleep:
            return None
        if not parts.fragment:
            return found
        ids, name = self._ids.get(found), unquote(parts.fragment)
        if ids is None:
            final = parts.fragment
        elif name in ids:
            final = markup.fragment(name)
        else:
            return found if target else None
        return f"{found}#{final}" if target else f"#{final}"

    def _page(self, target: str, path: str, address: str) -> str | None:
        folder = path.rpartition("/")[0]
        if target.startswith("/"):
            inside = (
                "/" + target.removeprefix(self._site_path) if target.startswith(self._site_path) else target
            )
            candidates = [inside.strip("/"), target.strip("/")]
        else:
            file = resolve(folder, target)
            for name in (file, f"{file}.md", f"{file}/index.md"):
                if name in self._by_path:
                    return self._by_path[name]
            on_site = resolve(address.rstrip("/"), target)
            candidates = [name for name in (on_site, file) if name is not None]
        for name in candidates:
            name = re.sub(r"(^|/)index\.html$", r"\1", name).strip("/")
            for known in (f"{name}/" if name else "", name):
                if known in self._known or known in self._asleep:
                    return known
            if name in self._by_path:
                return self._by_path[name]
        return None

    def beside(self, path: str) -> list[str]:
        """Names of the pictures in the folder of a file."""
        names = (name.rpartition("/")[2] for name in self._files.below(path.rpartition("/")[0]))
        return list(islice((name for name in names if name.casefold().endswith(PICTURES)), 200))

    def picture(self, written: str, path: str) -> str | None:
        """The file of the site folder that a picture in the file `path` means, or nothing."""
        target = unquote(written.partition("#")[0].partition("?")[0])
        folder = path.rpartition("/")[0]
        file = resolve("", target[1:]) if target.startswith("/") else resolve(folder, target)
        for name in (file, f"{self._docs_dir}/{file}"):
            found = self._files.find(name) if name else None
            if found and found.casefold().endswith(PICTURES):
                return found
        return None


def convert(document: Document) -> markup.Converted | None:
    """The parsed body of a record, with diagnostics about what is in it; nothing where it cannot be read."""
    record, source = document.record, document.source
    try:
        converted = markup.convert(_flat(record.body) if document.kind == "page" else record.body)
    except markup.TooComplex as error:
        source.problem("text-too-complex", record.body_line + error.line - 1, 1)
        return None
    if converted.dropped:
        line, column = _find(source, record, "<" + converted.dropped[0].split(" ")[0])
        names = (name if " " in name else f"`<{name}>`" for name in converted.dropped)
        source.problem("html-dropped", line, column, names=", ".join(names))
    for written in converted.without_alt:
        line, column = _find(source, record, written)
        source.problem("picture-without-alt", line, column, value=written)
    return converted


#: The first line of an admonition, of something to unfold, or of a tab.
_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?) ")


def _flat(body: str) -> str:
    """Markdown of a page without Material's blocks, whose inside is indented; each line stays where it is."""
    lines, outer = [], list[int]()
    for line in body.split("\n"):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        while bare and outer and indent < outer[-1] + 4:
            outer.pop()
        begins = bool(_BLOCK.match(bare))
        lines.append("" if begins else line[4 * len(outer) :])
        outer += [indent] if begins else []
    return "\n".join(lines)


def text_of(document: Document, converted: markup.Converted, addresses: Addresses, address: str) -> Text:
    """The text with its links and pictures resolved; what leads nowhere is reported."""
    record, source = document.record, document.source
    links: dict[str, str | None] = {}
    for written in converted.links:
        own = addresses.own(written)
        if own is None and markup.is_foreign(written):
            continue
        target = written if own is None else own
        links[written] = addresses.resolve(target, record.path, address)
        if links[written] is None and not re.fullmatch(r"#fn(ref)?-.*", written):
            line, column = _find(source, record, f"]({written}", written)
            problem = "page-link-nowhere" if document.kind == "page" else "link-nowhere"
            asleep = addresses.is_asleep(target, record.path, address)
            source.problem("link-asleep" if asleep else problem, line, column, value=written)
    pictures: dict[str, str | None] = {}
    for written in converted.pictures:
        line, column = _find(source, record, written)
        if markup.is_foreign(written):
            source.problem("picture-foreign", line, column, value=written)
            continue
        pictures[written] = addresses.picture(written, record.path)
        if pictures[written] is None:
            name = posixpath.basename(written) or written
            hint = near(name, addresses.beside(record.path))
            suggestion = f"did you mean `{hint}`?" if hint else ""
            source.problem("picture-missing", line, column, value=name, near=suggestion)
    return Text(unsafe_html=converted.unsafe_html, links=links, pictures=pictures, plain=converted.plain)


def _find(source: Source, record: Record, *words: str) -> tuple[int, int]:
    """Where one of `words` stands in the body of a file: line and column, from 1."""
    text = source.text
    body = len(text) - len(text.split("\n", record.body_line - 1)[-1])
    for word in words:
        place = text.find(word, body)
        if place >= 0:
            place += 2 if word.startswith("](") else 0
            return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    return record.body_line, 1
