"""Texts: Markdown parsed once, and where its links and pictures lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from urllib.parse import SplitResult, unquote, urlsplit

from kollega import markup
from kollega.addresses import is_email
from kollega.diagnostics import Suggestion, asked
from kollega.facets import FOLDER
from kollega.letters import nfc
from kollega.library.parsed import parse
from kollega.library.read import Documents
from kollega.live import Text
from kollega.markup.not_links import not_links
from kollega.records import Record
from kollega.schema import Document
from kollega.schema.missing import names_beside, own_folder
from kollega.schema.readers import LONGEST_LINE, resolve
from kollega.schema.values import PICTURES
from kollega.sections import FOLDERS
from kollega.sources import Source

#: An address of the web as people say it.
_WWW = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)")
#: By so many letters at most a mistyped name is longer or shorter.
_MISTYPED = 3


class Addresses:
    """The addresses of everything that is live, and the ids on the pages of records."""

    def __init__(self, documents: Documents, folder: str = "") -> None:
        #: Where the pages of this language lie, and the addresses of all languages by that.
        self._folder = folder
        self.languages: dict[str, Addresses] = {}
        self._files = documents.files
        self._docs_dir = documents.site.docs_dir
        site = urlsplit(documents.site.url)
        self._host, self._site_path = _host(site, site.scheme), site.path
        self._scheme = site.scheme
        #: By the composed form of the path, in which texts name it.
        self._by_path: dict[str, str] = {}
        self._known: set[str] = set()
        #: Ids of the texts, by address. Those of hand-written pages, which MkDocs makes, are as good as certain.
        self._ids: dict[str, frozenset[str]] = {}
        self._written: set[str] = set()
        #: Addresses of records that are not live today.
        self._asleep: set[str] = set()

    def add(self, address: str, path: str = "", ids: tuple[str, ...] = (), *, by_hand: bool = False) -> None:
        """A live page, the file that it is made of, and the ids in its text."""
        folder, slash, rest = address.partition("/")
        if rest and folder in FOLDERS:
            self._known.add(folder + slash)
            self._ids.setdefault(folder + slash, frozenset())
        self._known.add(address)
        self._ids[address] = frozenset(ids)
        if by_hand:
            self._written.add(address)
        if path:
            self._by_path[nfc(path)] = address

    def name(self, path: str, address: str) -> None:
        """Another file or address by which texts name a live page."""
        self._by_path.setdefault(nfc(path).rstrip("/"), address)

    def _in_language(self, name: str) -> str | None:
        """A page that is named with the folder of a language."""
        root = "../" * self._folder.count("/")
        for folder, other in self.languages.items():
            inner = f"{name}/".removeprefix(folder)
            if folder and f"{name}/".startswith(folder) and inner in other._known:
                return inner if other is self else root + folder + inner
        first = self.languages.get("")
        is_there = self._folder and first and (f"{name}/" if name else "") in first._known
        return f"{root}{name}/" if is_there and name else None

    def add_asleep(self, address: str, path: str = "") -> None:
        """A page that would be there if a record were live."""
        if address not in self._known:
            self._asleep.add(address)
            if path:
                self._by_path.setdefault(nfc(path), address)

    @property
    def known(self) -> Collection[str]:
        """The addresses of everything that is live."""
        return self._known

    def is_asleep(self, written: str, path: str, address: str) -> bool:
        """Whether a link leads to a record that is there and not live, or to a page of the job finder: they come and go."""
        target = unquote(written.partition("#")[0].partition("?")[0])
        return FOLDER in target or self._page(target, path, address) in self._asleep

    def meant(self, target: str, path: str) -> str | None:
        """The file of a page that a link in the file `path` names, also of one that cannot be read."""
        file = resolve(path.rpartition("/")[0], unquote(target.partition("#")[0].partition("?")[0]))
        names = (file, f"{file}.md", f"{file}/index.md") if file else ()
        return next((found for name in names if (found := self._files.find(name))), None)

    def near(self, target: str, path: str) -> str | Suggestion:
        """What somebody probably meant whose link leads nowhere, as words of a hint."""
        if is_email(target):
            return f"did you mean `mailto:{target}`?"
        if _WWW.match(target):
            return f"did you mean `https://{target}`?"
        folder = path.rpartition("/")[0]
        file = resolve(folder, unquote(target.partition("#")[0]))
        return Suggestion(target, self._like(file, folder)) if file else ""

    def _like(self, file: str, folder: str) -> Iterator[str]:
        """Files of pages in the folder of a file that is not there, and with about as long a name, as links from `folder` name them.

        Comparing takes time, and nobody mistypes more.
        """
        begin = len(file) - len(file.rpartition("/")[2]) + 1
        first = file[:begin].casefold()
        for other in self._by_path:
            if other[:begin].casefold() == first and abs(len(other) - len(file)) <= _MISTYPED:
                yield posixpath.relpath(other, folder)

    def own(self, written: str) -> str | None:
        """The path of a complete address of this very site, with its fragment; nothing for any other text."""
        if not self._may_be_own(written):
            return None
        try:
            parts = urlsplit(written)
            host = _host(parts, parts.scheme or self._scheme)
        except ValueError:
            return None
        if parts.scheme not in ("http", "https", "") or not parts.netloc or host != self._host:
            return None
        if not f"{parts.path}/".startswith(self._site_path):
            return None
        return (parts.path or "/") + (f"#{parts.fragment}" if parts.fragment else "")

    def _may_be_own(self, written: str) -> bool:
        """Whether a text could be an address of this site: most are not, which is seen at once."""
        is_plain = written.isascii() and written.isprintable() and "%" not in written
        return not is_plain or ("//" in written and self._host[0] in written.lower())

    def resolve(self, written: str, path: str, address: str) -> str | None:
        """Where a link in the file `path`, shown at `address`, leads; `None`: nowhere.

        What MkDocs makes of a place in a hand-written page is left to the gate, where another such page names it.
        """
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
        name = unquote(parts.fragment)
        if found not in self._ids or {found, address} <= self._written:
            final = markup.fragment(parts.fragment)
        elif name in self._ids.get(found, ()):
            final = markup.fragment(name)
        else:
            return found if target else None
        return f"{found}#{final}" if target else f"#{final}"

    def _page(self, target: str, path: str, address: str) -> str | None:
        folder, target = nfc(path.rpartition("/")[0]), nfc(target)
        if target.startswith("/"):
            inside = f"{target}/".removeprefix(self._site_path)
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
            if found := self._in_language(name):
                return found
        return None

    def near_picture(self, name: str, path: str) -> str | Suggestion:
        """A question after the picture that a text probably means by `name`."""
        beside = (one for one in names_beside(path, self._files) if one.casefold().endswith(PICTURES))
        return asked(own_folder(path, name, self._files)) or Suggestion(name, list(islice(beside, 200)))

    def picture(self, written: str, path: str) -> str | None:
        """The file of the site folder that a picture in the file `path` means, if it is of a kind that can be shown."""
        found = self.beside(written, path)
        return found if found and found.casefold().endswith(PICTURES) else None

    def beside(self, written: str, path: str) -> str | None:
        """The same of any kind, or nothing."""
        target = unquote(written.partition("#")[0].partition("?")[0])
        folder = path.rpartition("/")[0]
        file = resolve("", target[1:]) if target.startswith("/") else resolve(folder, target)
        names = (file, f"{self._docs_dir}/{file}") if file else ()
        return next((found for name in names if (found := self._files.find(name))), None)


def _host(parts: SplitResult, scheme: str) -> tuple[str, int]:
    """Host and port, however they are written. Raises `ValueError` for a port that is none."""
    return unquote(parts.hostname or "").casefold().rstrip("."), parts.port or {"http": 80}.get(scheme, 443)


def convert(
    document: Document, classes: Collection[str] = (), known: markup.Converted | None = None
) -> markup.Converted | None:
    """The parsed body of a record, with diagnostics about what is in it; nothing where it cannot be read.

    `classes` are the site's own that hand-written pages may use; `known` is the body where it was parsed before.
    """
    record, source = document.record, document.source
    is_page = document.kind == "page"
    try:
        converted = known or parse(document, classes)
    except markup.TooComplex as error:
        source.problem("text-too-complex", record.body_line + error.line - 1, 1)
        return None
    if is_page and not record.title and len(converted.title) > LONGEST_LINE:
        line, column = _find(source, record, "# ")
        source.problem("text-too-long", line, column, code="page-title", field="title", most=LONGEST_LINE)
    if converted.dropped:
        source.problem(
            "html-dropped", *_find_html(source, record, converted.dropped),
            names=", ".join(f"`{name}`" for name in converted.dropped),
            classes=_OWN_CLASSES if is_page and any(name.startswith(".") for name in converted.dropped) else "",
        )  # fmt: skip
    if opened := converted.left_open:
        line = record.body_line + opened.line - 1
        problem = "text-code-open" if opened.signs else "text-comment-open"
        source.problem(problem, line, 1, signs=opened.signs)
    if converted.hides:
        source.problem("text-invisible", *_find(source, record, "&#"), code=f"{document.kind}-text")
    for written in converted.refused_links:
        problem = "page-link-refused" if is_page else "link-refused"
        source.problem(problem, *_find(source, record, f"]({written}", written), value=written)
    for written in converted.refused_pictures:
        source.problem("picture-refused", *_find(source, record, written), value=written)
    for written in converted.without_alt:
        source.problem("picture-without-alt", *_find(source, record, written), value=written)
    return converted


_OWN_CLASSES = " A class of your own is named in `mkdocs.yml`, under `extra.kollega.classes`."


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
            if addresses.is_asleep(target, record.path, address):
                source.problem("link-asleep", line, column, value=written)
            elif not (meant := addresses.meant(target, record.path)) or not source.report.errors_in(meant):
                near = addresses.near(target, record.path)
                source.problem(problem, line, column, value=written, near=near)
    if document.kind != "page":  # there MkDocs takes blanks
        for written in not_links(converted.unsafe_html):
            target = addresses.own(written) or written
            if addresses.resolve(target, record.path, address) or addresses.beside(written, record.path):
                source.problem("link-blank", *_find(source, record, f"]({written}"), value=written)
    pictures: dict[str, str | None] = {}
    for written in converted.pictures:
        if markup.is_foreign(written):
            source.problem("picture-foreign", *_find(source, record, written), value=written)
            continue
        pictures[written] = addresses.picture(written, record.path)
        if pictures[written] is None:
            _tell_picture(document, written, addresses)
    return Text(
        html_utf8=converted.html_utf8, links=links, pictures=pictures, plain_utf8=converted.plain_utf8
    )


def _tell_picture(document: Document, written: str, addresses: Addresses) -> None:
    """Report a picture that is not there, or of no kind that can be shown."""
    record, source = document.record, document.source
    name, place = posixpath.basename(written) or written, _find(source, record, written)
    if addresses.beside(written, record.path):
        source.problem("picture-kind", *place, value=name, endings=", ".join(PICTURES))
    else:
        near = addresses.near_picture(name, record.path)
        source.problem("picture-missing", *place, value=name, near=near)


def _find(source: Source, record: Record, *words: str) -> tuple[int, int]:
    """Where one of `words` stands in the body of a file: line and column, from 1."""
    body = _body(source, record)
    for word in words:
        place = source.text.find(word, body)
        if place >= 0:
            return _place(source, place + (2 if word.startswith("](") else 0))
    return record.body_line, 1


#: So many names are looked for; a text that drops more is no slip.
_MOST_NAMES = 20


def _find_html(source: Source, record: Record, names: Sequence[str]) -> tuple[int, int]:
    """Where the first of these elements, attributes and classes stands, which are named as in `Converted.dropped`."""
    patterns = "|".join(map(_pattern, names[:_MOST_NAMES]))
    found = re.compile(patterns, re.IGNORECASE).search(source.text, _body(source, record))
    return _place(source, found.start()) if found else (record.body_line, 1)


def _pattern(name: str) -> str:
    word = re.escape(name.strip("<>.="))
    if name.startswith("<"):
        return rf"<{word}(?![\w-])"
    return (
        rf"(?<![\w-]){word}\s{{0,9}}="
        if name.endswith("=")
        else rf"(?:\.|class=[^<>]{{0,200}}?){word}(?![\w-])"
    )


def _body(source: Source, record: Record) -> int:
    """Where the text below the fields begins."""
    return len(source.text) - len(source.text.split("\n", record.body_line - 1)[-1])


def _place(source: Source, at: int) -> tuple[int, int]:
    return source.text.count("\n", 0, at) + 1, at - source.text.rfind("\n", 0, at)
