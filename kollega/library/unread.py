"""Files that somebody meant to be read and that are not: another ending, a misspelt folder, the wrong place.

Most of it is a warning. Whoever takes something back in such a file must hear of it: there it is an error.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from kollega.diagnostics import Report, asked, near
from kollega.filenames import Fault, is_litter
from kollega.library.appearance import trusted_by
from kollega.library.read import (
    PROGRAM,
    TEXT_FOLDERS,
    YAML_FOLDERS,
    Documents,
    overlay_of,
    translated_from,
)
from kollega.locales import is_language
from kollega.site import Site
from kollega.sources import Files, scan

_DATA, _TEXTS, _PAPERS = ("yml", "yaml"), ("md", "markdown", "mdx", "txt"), ("docx", "odt", "pdf")
#: What the text of a story or job in a folder of its own is called by those who do not know `index`, or that an
#: overlay needs one.
_MAIN = ("index", "readme", "story", "job", "overlay")
#: Files of the programme whose form is settled later.
_LATER = ("points.yml", "metrics")
#: Fields by which a text tells what it is, with the folder where that lies.
_MARKS = {"story": "authors|date|written.by", "job": "date.posted|apply.(?:url|email)|valid.through"}
_FOLDERS = {"story": "stories", "job": "jobs"}
#: Folders of records in that of content, and how the names of their files end.
_RECORDS = dict.fromkeys(YAML_FOLDERS, "yml") | dict.fromkeys(TEXT_FOLDERS, "md")
#: Blanks of the line alone: from each of many empty lines, all that follow would be gone through.
_WITHDRAWN = re.compile(r"""(?im)(?:^|[{,])[^\S\n]*["']?withdrawn["']?[^\S\n]*:[ \t]*[^\s#,}]""")
#: Bytes of a file that are looked at, and how like a folder's name must be to one of ours.
_LOOKED_AT, _LIKE = 100_000, 0.8


def check(documents: Documents) -> None:
    """Tell of files that were meant to be read, in the folders of content and beside them."""
    site, files, report = documents.site, documents.files, documents.report
    is_named = trusted_by(documents.config, site.docs_dir)
    for path in documents.rest:
        if not is_named(path) and (fault := _fault(path, site, files)):
            _tell(path, fault, files, report)
    for page in documents.of("page").values():
        top, _, name = page.record.path.removeprefix(f"{site.docs_dir}/").partition("/")
        meant = _like(top, _places(site)) if name else ""
        if (kind := _kind_by_fields(page.source.text) if meant else "") and _FOLDERS[kind] == meant:
            report.add("file-as-page", page.record.path, noun=f"a {kind}", form=f"{meant}/{name}")
    _beside(documents)


def check_asked(paths: Iterable[str], documents: Documents) -> None:
    """Tell of paths about which somebody asks and from which nothing is read, where nothing else is told of them."""
    site, report = documents.site, documents.report
    folders = (site.docs_dir, "stories", "jobs", *filter(None, (site.theme_dir,)))
    read = ("mkdocs.yml", *folders, *site.theme_files, site.media)
    told = {found.path for found in report.diagnostics}
    for path in paths:
        if site.reads_more or path == "." or any(_is_in(path, one) or _is_in(one, path) for one in read):
            continue
        if not any(_is_in(one, path) for one in told):
            report.add("path-unread", path, folders=", ".join(f"`{one}/`" for one in folders))


def _is_in(path: str, folder: str) -> bool:
    return f"{path}/".startswith(f"{folder}/")


def _fault(path: str, site: Site, files: Files) -> Fault | None:
    """What is wrong with the name or the place of a file that is no record; nothing where it lies there rightly."""
    if (kind := _ending(path)) not in (*_DATA, *_TEXTS, *_PAPERS):
        return None
    lang, original = translated_from(path)
    if lang and original in files:
        main = f"{original.rpartition('/')[0]}/index.md"
        if path.startswith("jobs/") and original == overlay_of("job", main, files):
            ending = path.removeprefix(original.removesuffix(".md"))
            return Fault("file-unread", {"form": main.removesuffix(".md") + ending})
        # A translation says words alone, and what somebody takes back must stand in the original.
        is_missed = kind in _DATA and _withdraws(path, files) and not _withdraws(original, files)
        return Fault("file-unread", {"form": original}) if is_missed else None
    if lang in site.languages or is_language(lang):
        return Fault("translation-alone", {"original": original, "lang": lang})
    if lang:
        stem, ending = original.rsplit(".", 1)
        return Fault("file-unread", {"form": f"{stem}-{lang}.{ending}"})
    top, _, rest = path.partition("/")
    if top in _FOLDERS.values():
        form = _post(top, rest, site, files)
        return Fault("paper-unread" if kind in _PAPERS else "file-unread", {"form": form}) if form else None
    inside = path.removeprefix(f"{site.docs_dir}/")
    folder, slash, _ = inside.rpartition("/")
    top = inside.partition("/")[0]
    if top == "program":
        return _in_program(inside, site) if kind in _DATA else None
    if slash and top in _RECORDS and kind in (*_DATA, *_TEXTS):
        return Fault("file-unread", {"form": f"{site.docs_dir}/{top}/{_id(inside)}.{_RECORDS[top]}"})
    if kind not in _DATA:
        return None
    meant = near(folder, _RECORDS) if folder else ""
    form = f"{site.docs_dir}/{meant}/{_id(inside)}.{_RECORDS[meant]}" if meant else ""
    return Fault("record-unread", {"near": asked(form)})


def _post(top: str, rest: str, site: Site, files: Files) -> str:
    """What a text below `stories` or `jobs` was meant to be; nothing for what lies beside a story or job."""
    folder, _, name = rest.rpartition("/")
    stem = _stem(rest)
    if not folder:
        if stem.casefold() == "index":
            return f"{site.docs_dir}/{top}/index.md"
        form = f"{top}/{stem}.md"
        return "" if form in files and _ending(name) in _PAPERS else form
    first = folder.partition("/")[0]
    if f"{top}/{first}/index.md" in files:
        return ""
    if first == folder:
        beside = [one.rpartition("/")[2] for one in files.below(f"{top}/{folder}")]
        texts = [one for one in beside if _ending(one) in (*_TEXTS, *_PAPERS)]
        mains = [one for one in texts if _stem(one).casefold() in (*_MAIN, folder.casefold())]
        if (mains or texts)[0] == name and (mains or len(texts) == 1 < len(beside)):
            return f"{top}/{folder}/index.md"
        if mains:
            return ""
    parts = [*folder.split("/"), *([] if stem.casefold() == "index" else [stem])]
    return f"{top}/{'-'.join(parts)}.md"


def _in_program(inside: str, site: Site) -> Fault | None:
    name = inside.removeprefix("program/")
    if name.startswith(_LATER):
        return None
    meant = near(name, PROGRAM)
    return Fault("record-unread", {"near": asked(f"{site.docs_dir}/program/{meant}" if meant else "")})


def _tell(path: str, fault: Fault, files: Files, report: Report) -> None:
    """Tell of a file; that somebody withdraws in it is worse than all else."""
    if _withdraws(path, files):
        form = fault.values.get("form") or fault.values.get("original", "")
        report.add("withdrawal-unread", path, near=fault.values.get("near") or asked(form))
    else:
        report.add(fault.problem, path, **fault.values)


def _beside(documents: Documents) -> None:
    """Tell of folders and texts in the site folder that are like ours, and are not looked into."""
    site, report, root = documents.site, documents.report, documents.files.root
    known = _places(site)
    for entry in sorted(root.iterdir()):
        name = entry.name
        if is_litter(name) or entry.is_symlink():
            continue
        if entry.is_dir():
            if (right := _like(name, known)) and right != name:
                _folder(name, right, documents)
        elif name.endswith(".md") and (kind := _kind_by_fields(_text(name, Files(root, [name])))):
            report.add("file-unread", name, form=f"{_FOLDERS[kind]}/{name}")


def _folder(name: str, right: str, documents: Documents) -> None:
    """Tell of a folder in which records lie as in the one that has the `right` name."""
    site, report = documents.site, documents.report
    if right == site.docs_dir and right != "content" and not (documents.files.root / right).exists():
        return  # that it is not there was told
    files = scan(documents.files.root, [name], Report(), site.limits)
    is_meant = False
    for path in files.paths:
        form = right + path.removeprefix(name)
        if _withdraws(path, files):
            report.add("withdrawal-unread", path, near=asked(form))
        else:
            is_meant |= _is_record(form, _text(path, files), site)
    if is_meant:
        report.add("file-unread", name, form=right)


def _places(site: Site) -> dict[str, str]:
    """Names of folders in the site folder by which people mean one of ours, and which."""
    ours = {"stories": "stories", "story": "stories", "jobs": "jobs", "job": "jobs"}
    return ours | {"people": f"{site.docs_dir}/people", site.docs_dir: site.docs_dir}


def _like(name: str, known: dict[str, str]) -> str:
    """The folder that a name was meant for. Many a folder has a name that is only a little like one of ours."""
    found = difflib.get_close_matches(name[:200].casefold(), known, n=1, cutoff=_LIKE)
    return known[found[0]] if found else ""


def _is_record(form: str, text: str, site: Site) -> bool:
    """Whether a text would be a record at the path `form`."""
    if form.partition("/")[0] in _FOLDERS.values():
        return bool(_kind_by_fields(text))
    folder = form.removeprefix(f"{site.docs_dir}/").partition("/")[0]
    return folder in _RECORDS and bool(text)


def _kind_by_fields(text: str) -> str:
    """`story` or `job` by the fields at the top of a text, or nothing."""
    head = re.match(r"---[ \t]*\n(.*?)^---", text, re.DOTALL | re.MULTILINE)
    known = (
        (kind for kind, names in _MARKS.items() if re.search(rf"(?im)^(?:{names})\s*:", head[1]))
        if head
        else ()
    )
    return next(iter(known), "")


def _withdraws(path: str, files: Files) -> bool:
    return bool(_WITHDRAWN.search(_text(path, files)))


def _text(path: str, files: Files) -> str:
    """The beginning of a text or of data; of another file nothing."""
    if _ending(path) not in (*_DATA, *_TEXTS):
        return ""
    try:
        return files.read(path, _LOOKED_AT).decode("utf-8-sig", "replace").replace("\r", "")
    except OSError:
        return ""


def _ending(path: str) -> str:
    return path.rpartition(".")[2].casefold()


def _stem(path: str) -> str:
    """The name of a record's file without its endings: Windows hides the last one, and so there may be two."""
    file = PurePosixPath(path)
    while file.suffix[1:].casefold() in (*_DATA, *_TEXTS, *_PAPERS):
        file = file.with_suffix("")
    return file.name


def _id(path: str) -> str:
    """What the file of a record is called in a folder where each has but a name."""
    stem = _stem(path)
    return path.split("/")[-2] if stem.casefold() == "index" else stem
