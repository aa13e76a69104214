"""What the configuration says of the site's own theme: its folder, its hooks, the files that it names."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from kollega.diagnostics import Report, Suggestion
from kollega.filenames import alike
from kollega.library import modules
from kollega.library.brand import with_brand
from kollega.library.catalogues import with_catalogues
from kollega.schema.missing import tell_missing_setting
from kollega.schema.readers import resolve
from kollega.sections import FOLDERS
from kollega.site import Site
from kollega.sources import Files, Map, Node, Scalar, Seq, Source, scan

#: Where Material has a theme's own icons: a hidden folder, whose files are templates all the same.
_ICONS = ".icons"


def with_appearance(site: Site, config: Map, source: Source, root: Path, files: Files) -> Site:
    """The site with the files of its theme. What the configuration names and is not there is an error."""
    _check_folder(config.get("docs_dir"), site, source, root)
    theme_dir = _theme_dir(config, source, root)
    folders = [theme_dir, f"{theme_dir}/{_ICONS}"] if theme_dir else []
    theme_files = list(scan(root, folders, source.report, trusted=lambda path: True).paths)
    hooks = [path for node in _items(config.get("hooks")) if modules.is_file(root / (path := _text(node)))]
    readable = tuple(path for path in (*theme_files, *hooks) if _is_readable(root, path, source.report))
    named = msgspec.structs.replace(site, theme_dir=theme_dir, theme_files=readable)
    media = [*_pictures(config, site, source, files), *_code(config, named, source, files)]
    _check_nav(config.get("nav"), site, source, files)
    modules.check(config, source, root)
    if (page := site.open_application) and ":" not in page and f"{site.docs_dir}/{page}" not in files:
        node = config.get("extra", "kollega", "open_application") or config
        tell_missing_setting(node, "open_application", page, source, files, site.docs_dir)
    logo = site.organisation.logo
    is_there = "://" in logo or f"{site.docs_dir}/{logo}" in files
    theme_media = tuple(path for path in dict.fromkeys(media) if _is_readable(root, path, source.report))
    site = msgspec.structs.replace(
        named, theme_media=theme_media, reads_more=modules.reads_more(config, source),
        organisation=msgspec.structs.replace(site.organisation, logo=logo if is_there else ""),
    )  # fmt: skip
    return with_brand(with_catalogues(site, source, root), config, source, root, files)


def _theme_dir(config: Map, source: Source, root: Path) -> str:
    """The folder of the site's own theme, from the site folder; empty where it has none."""
    named = config.get("theme", "custom_dir")
    found = resolve("", _text(named))
    if found is None and named is not None:
        source.problem("file-elsewhere", named.line, named.column, field="custom_dir", value=_text(named))
    return found or ("theme" if (root / "theme").is_dir() else "")


def _is_readable(root: Path, path: str, report: Report) -> bool:
    """Whether a file may be read; it is told where not."""
    if os.access(root / path, os.R_OK):
        return True
    report.add("file-unreadable", path, reason=os.strerror(errno.EACCES))
    return False


def _pictures(config: Map, site: Site, source: Source, files: Files) -> Iterator[str]:
    """The logos and the icon that lie among the content."""
    ours = config.get("extra", "kollega", "organisation", "logo")
    for node in (config.get("theme", "logo"), config.get("theme", "favicon"), ours):
        path = f"{site.docs_dir}/{_text(node)}"
        if node is None or node.absent or "://" in path:
            continue
        if path in files:
            yield path
        else:
            tell_missing_setting(node, "logo", _text(node), source, files, site.docs_dir)


def _code(config: Map, site: Site, source: Source, files: Files) -> Iterator[str]:
    """The styles and scripts that lie among the content, which is told; those of the theme MkDocs takes from there."""
    theme_dir = site.theme_dir or "theme"
    inside = [
        path.removeprefix(f"{theme_dir}/") for path in site.theme_files if path.startswith(f"{theme_dir}/")
    ]
    for key in ("extra_css", "extra_javascript"):
        for node in _items(config.get(key)):
            named = node.get("path") if isinstance(node, Map) else node
            value = _text(named)
            if named is None or value in inside:
                continue
            path = f"{site.docs_dir}/{value}"
            if path in files:
                yield path
                source.problem(
                    "code-in-content", named.line, named.column, field=key, value=value, folder=site.docs_dir
                )
            else:
                source.problem(
                    "theme-foreign" if "//" in path else "code-missing", named.line, named.column,
                    field=key, value=value, folder=theme_dir, near=Suggestion(value, inside),
                )  # fmt: skip


def _check_folder(node: Node | None, site: Site, source: Source, root: Path) -> None:
    """Without the content folder that is named, pages and people would be gone, and with them what people took back."""
    folder = root / site.docs_dir
    # A site of stories alone may name the folder that is usual, and a value that is wrong in itself was told.
    if node is None or site.docs_dir == "content" or os.path.lexists(folder):
        return
    above = folder.parent
    beside = [path for path in (above.iterdir() if above.is_dir() else ()) if path.is_dir()]
    if any(alike(path.name) == alike(folder.name) for path in beside):
        return  # whoever looks for files tells of its capitals
    near = Suggestion(site.docs_dir, [path.relative_to(root).as_posix() for path in beside])
    source.problem("folder-missing", node.line, node.column, field="docs_dir", value=site.docs_dir, near=near)


def trusted_by(config: Map, docs_dir: str) -> Callable[[str], bool]:
    """Which paths those who write the configuration answer for: the files that it names, and the site's own theme."""
    named = {resolve(folder, value) for value in _values(config) for folder in ("", docs_dir)}
    theme_dir = resolve("", _text(config.get("theme", "custom_dir"))) or "theme"
    return lambda path: path in named or path.startswith(theme_dir + "/")


def _values(node: Node) -> Iterator[str]:
    """Every text in a part of the configuration."""
    if isinstance(node, Scalar):
        yield node.value
    else:
        for inner in node.items if isinstance(node, Seq) else (value for _, value in node.entries):
            yield from _values(inner)


def _check_nav(node: Node | None, site: Site, source: Source, files: Files) -> None:
    """Each page of the navigation must exist."""
    if isinstance(node, Seq):
        for item in node.items:
            _check_nav(item, site, source, files)
    elif isinstance(node, Map):
        for _, value in node.entries:
            _check_nav(value, site, source, files)
    elif isinstance(node, Scalar) and node.value.endswith(".md") and "://" not in node.value:
        section = node.value in {f"{folder}/index.md" for folder in FOLDERS}
        if f"{site.docs_dir}/{node.value}" not in files and not section and node.value != "index.md":
            tell_missing_setting(node, "nav", node.value, source, files, site.docs_dir)


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) else ""


def _items(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Seq) else []
