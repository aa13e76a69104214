"""Which file is which record, and the reading of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kollega import kinds
from kollega.diagnostics import Report, near
from kollega.facets import FOLDER
from kollega.filenames import Fault, alike, fault_of
from kollega.languages import TAG, canonical
from kollega.letters import nfc
from kollega.library.appearance import trusted_by, with_appearance
from kollega.library.readings import Readings
from kollega.profile import stage
from kollega.schema import (
    UNREAD,
    Document,
    read_list,
    read_site,
    read_translation,
    slugify,
)
from kollega.sections import FOLDER_OF, TAKEN
from kollega.site import Site
from kollega.sources import Files, Map, Source, parse_yaml, read_text, scan
from kollega.store import Store

#: Folders of records below `content/`; all else there is written by hand.
YAML_FOLDERS = {"people": "person", "teams": "team", "locations": "location"}
TEXT_FOLDERS = {"events": "event", "values": "value"}
#: Files of the programme, which are data and never a page; the lists hold several records each.
PROGRAM = {
    "program.yml": "program",
    "links.yml": "link",
    "engage.yml": "engage",
    "reviews.yml": "review",
    "codes.yml": "code",
    "referral.md": "referral",
}
LISTS = {"link", "engage", "review", "code"}
#: Kinds that are not translated by a file.
_UNTRANSLATED = {*LISTS, "program"}
#: Folders of the site in which no file's page may lie.
RESERVED = TAKEN | {FOLDER.rstrip("/")} | {kinds.address_of(kind).rstrip("/") for kind in kinds.KINDS}
#: A file beside a job's `index.md`: what it says counts.
OVERLAY = "overlay.md"
#: A second ending in front of `.md`: a translation of the file without it.
_TRANSLATION = re.compile(rf"\.({TAG})\.(?:md|yml|yaml)$")


@dataclass
class Documents:
    """All records that could be read, by kind and slug."""

    site: Site
    files: Files
    report: Report = field(default_factory=Report)
    by_kind: dict[str, dict[str, Document]] = field(default_factory=dict)
    #: Slugs of all files of a kind, also of those that could not be read.
    named: dict[str, set[str]] = field(default_factory=dict)
    #: Files that are no record, by their name or place.
    rest: list[str] = field(default_factory=list)
    #: The configuration, and the text that it is read from.
    config: Map = field(default_factory=lambda: Map(1, 1))
    source: Source | None = None

    #: What could be read of records with wrong fields, for checks alone.
    partial: list[Document] = field(default_factory=list)
    #: Translations by kind and slug, and then by language.
    translations: dict[tuple[str, str], dict[str, Document]] = field(default_factory=dict)

    @property
    def originals(self) -> Iterator[Document]:
        """All but translations, by kind."""
        return (document for of in self.by_kind.values() for document in of.values())

    @property
    def translated(self) -> Iterator[Document]:
        """All translations."""
        return (document for of in self.translations.values() for document in of.values())

    def in_every_language(self, kind: str) -> Iterator[Document]:
        """Documents of a kind, and their translations."""
        yield from self.of(kind).values()
        yield from (document for document in self.translated if document.kind == kind)

    def of(self, kind: str) -> dict[str, Document]:
        """Documents of a kind, by slug."""
        return self.by_kind.setdefault(kind, {})


@stage("reading files")
def read_all(root: Path, report: Report, store: Store | None = None) -> Documents | None:
    """Read a site folder; nothing where there is no configuration to read it by.

    What was read before, and is the same, comes from the `store`.
    """
    config = _config(root, report)
    if config is None:
        return None
    source, node, site = config
    is_read = site is not UNREAD
    # Of a configuration that cannot be read nobody knows what it names.
    trusted = trusted_by(node, site.docs_dir) if is_read else lambda path: True
    tops = [site.docs_dir, "stories", "jobs"]
    files = scan(root, tops, report, site.limits, trusted)
    site = with_appearance(site, node, source, root, files)
    documents = Documents(site, files, report, config=node, source=source)
    readings = Readings(files, site, report, store)
    misnamed: set[str] = set()
    for path in files.paths:
        if wrong := _other_capitals(path, site.docs_dir):
            if wrong not in misnamed:
                report.add("folder-capitals", wrong, right=wrong.casefold())
            misnamed.add(wrong)
            continue
        found = _kind_of(path, site.docs_dir)
        if found is None:
            documents.rest.append(path)
            continue
        kind, slug = found
        documents.named.setdefault(kind, set()).add(slug)
        if fault := _fault_of_address(kind, slug, site):
            report.add(fault.problem, path, **fault.values)
        if kind in LISTS:
            text = read_text(files, path, report, site.limits)
            for entry in read_list(kind, text, files, site) if text else ():
                _put(documents, entry)
        elif over := overlay_of(kind, path, files):
            _put(documents, readings.read_over(kind, slug, path, over, documents.partial))
        else:
            _put(documents, readings.read(kind, slug, path, documents.partial))
    readings.keep()
    if is_read:  # else nobody knows the languages of the site
        read_translations(documents, report)
    if not documents.named and is_read and not _is_left_unread(tops, report):
        source.problem("site-empty")
    return documents


def _is_left_unread(folders: Iterable[str], report: Report) -> bool:
    """Whether it was told why something in the folders, or one of them, is not read."""
    told = [f"{found.path}/" for found in report.diagnostics if found.severity == "error"]
    return any(path.startswith(f"{folder}/") for path in told for folder in folders)


def read_translations(documents: Documents, report: Report) -> None:
    """Read the files that lie beside originals and say them in another language of the site."""
    files, site = documents.files, documents.site
    for path in files.paths:
        lang, original = translated_from(path)
        found = _kind_of(original, site.docs_dir) if original in files else None
        if not found or found[0] in _UNTRANSLATED:
            continue
        document = documents.of(found[0]).get(found[1])
        if lang not in site.languages:
            report.add("translation-language", path, lang=lang, languages=", ".join(site.languages))
        elif document is None:
            continue  # what is wrong with the original was told
        elif document.record.lang == lang:
            report.add("translation-same", path, original=original, lang=lang)
        elif (source := read_text(files, path, report, site.limits)) and (
            read := read_translation(document, lang, source, files, site)
        ):
            read.folder = folder_of(lang, site)
            documents.translations.setdefault(found, {})[lang] = read


def translated_from(path: str) -> tuple[str, str]:
    """The language that a file's name tells, and the path of the original; two empty texts where it tells none."""
    found = _TRANSLATION.search(path)
    if found is None:
        return "", ""
    stem, _, ending = path.rpartition(".")
    return canonical(found[1]), f"{stem.rpartition('.')[0]}.{ending}"


def folder_of(lang: str, site: Site) -> str:
    """The folder of the site in which what is written in a language lies: that of the first and of strange ones is the root."""
    return f"{lang.lower()}/" if lang in site.languages and lang != site.languages[0] else ""


def overlay_of(kind: str, path: str, files: Files) -> str:
    """The file in which people correct a job that an import wrote, where there is one."""
    folder, _, name = path.rpartition("/")
    over = f"{folder}/{OVERLAY}"
    return over if kind == "job" and name == "index.md" and over in files else ""


def _config(root: Path, report: Report) -> tuple[Source, Map, Site] | None:
    path = root / "mkdocs.yml"
    if path.is_symlink():
        report.add("file-link", "mkdocs.yml")
        return None
    if not path.is_file():
        hint = near("mkdocs.yml", (other.name for other in sorted(root.glob("*.y*ml")) if other.is_file()))
        report.add("config-missing", "mkdocs.yml", near=f"There is a `{hint}`: rename it." if hint else "")
        return None
    source = read_text(Files(root, ["mkdocs.yml"]), "mkdocs.yml", report)
    node = parse_yaml(source, source.text, 1, trusted=True) if source else None
    if source is None or node is None:
        return Source("mkdocs.yml", "", report), Map(1, 1), UNREAD
    return source, node, read_site(source, node, Files(root, []))


def _kind_of(path: str, docs_dir: str) -> tuple[str, str] | None:
    """Kind and slug of a file, or nothing where it is not a record."""
    if _TRANSLATION.search(path):
        return None
    top, _, rest = path.partition("/")
    if top in ("stories", "jobs") and path.endswith(".md") and rest != "index.md":
        name = rest.removesuffix("/index.md").removesuffix(".md")
        return ("story" if top == "stories" else "job", slugify(name)) if "/" not in name else None
    inside = path.removeprefix(docs_dir + "/")
    if inside == path:
        return None
    folder, _, name = inside.partition("/")
    stem, _, ending = name.rpartition(".")
    if folder == "program":
        return _kind_in_program(name)
    if folder in YAML_FOLDERS and ending in ("yml", "yaml") and "/" not in name:
        return YAML_FOLDERS[folder], slugify(stem)
    if folder in TEXT_FOLDERS and ending == "md" and "/" not in name and stem != "index":
        return TEXT_FOLDERS[folder], slugify(stem)
    if path.endswith(".md") and not (folder in YAML_FOLDERS and name != "index.md"):
        return "page", nfc(re.sub(r"(^|/)(index|README)$", r"\1", inside.removesuffix(".md")).rstrip("/"))
    return None


def _fault_of_address(kind: str, slug: str, site: Site) -> Fault | None:
    """Why a file may not have the address that its name makes; or nothing."""
    if kind == "page" and alike(first := slug.partition("/")[0]) in {
        alike(name) for name in site.languages[1:]
    }:
        return Fault("address-taken", {"address": f"/{first}/"})
    parts = _address(kind, slug).split("/")[:-1]
    for number in range(len(parts)):
        if alike(folder := "/".join(parts[: number + 1])) in RESERVED:
            return Fault("address-taken", {"address": f"/{folder}/"})
    if kind != "page":  # a slug has nothing but letters and digits
        return None
    if sign := re.search("[#%]", slug):
        return Fault("address-sign", {"sign": sign[0]})
    return next(filter(None, map(fault_of, parts)), None)


def _other_capitals(path: str, docs_dir: str) -> str:
    """The folder of a file whose name is one of ours but for its capitals, or nothing."""
    folder, slash, _ = path.removeprefix(docs_dir + "/").partition("/")
    is_ours = folder.casefold() in (*YAML_FOLDERS, *TEXT_FOLDERS, "program")
    wrong = slash and is_ours and folder != folder.casefold()
    return path[: path.index(folder) + len(folder)] if wrong else ""


def _kind_in_program(name: str) -> tuple[str, str] | None:
    if name in PROGRAM:
        return PROGRAM[name], name.rpartition(".")[0]
    if name.startswith("guidelines/") and name.endswith(".md"):
        return "guideline", slugify(name.removeprefix("guidelines/").removesuffix(".md"))
    return None


def address_of(document: Document) -> str:
    """The folder of a record's page on the site, with a final slash; of the home page the empty text."""
    return document.folder + name_of(document)


def name_of(document: Document) -> str:
    """The same without the folder of its language."""
    return _address(document.kind, document.record.slug)


def _address(kind: str, slug: str) -> str:
    if kind == "page":
        return f"{slug}/" if slug else ""
    return f"{FOLDER_OF.get(kind, kind)}/{slug}/"


def _put(documents: Documents, document: Document | None) -> None:
    if document is None:
        return
    document.folder = folder_of(document.record.lang, documents.site)
    known = documents.of(document.kind)
    slug = document.record.slug
    if slug in known:
        for one, other in ((document, known[slug]), (known[slug], document)):
            one.source.problem(
                "address-collision", other=other.source.path, address=f"/{address_of(document)}"
            )
    else:
        known[slug] = document
