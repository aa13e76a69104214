"""The process that runs MkDocs: `python -m kollega.frame.mkdocs FOLDER ROOT`. The only importer of mkdocs.

FOLDER holds `request.json` and `docs/`; the pages go to `out/`, and what went wrong to `problems.json`.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from kollega.policy import IN_PAGE
from kollega.sections import FOLDERS

_MEMORY = 2_000_000_000
_THEME = Path(__file__).parents[1] / "theme"
_EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed",
]  # fmt: skip


class _Listener(logging.Handler):
    """Collects what MkDocs complains about."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


class _Witness(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Notes which page is being rendered, so that it can be named if this process has to be killed over it."""

    def __init__(self, note: Path) -> None:
        self._note = note

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: Any) -> str:
        """Called by MkDocs before each page."""
        self._note.write_text(page.file.src_uri)
        return markdown


def main(folder: Path, root: Path) -> None:
    """Load the site's own configuration, put ours over it, build."""
    request: dict[str, Any] = json.loads((folder / "request.json").read_text())
    _limit(request["seconds"])
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    logger.propagate = False
    try:
        build(_config(request, folder, root))
    except (Abort, MkDocsException, SystemExit, OSError) as error:
        words = listener.words or [str(error) or type(error).__name__]
        (folder / "problems.json").write_text(json.dumps([" ".join(text.split()) for text in words]))


def _config(request: dict[str, Any], folder: Path, root: Path) -> MkDocsConfig:
    """The site's configuration with ours over it: our templates, no search of hand-written pages alone, nothing foreign."""
    raw = (root / "mkdocs.yml").read_bytes()
    theirs: dict[str, Any] = yaml_load(raw.decode("utf-8-sig")) or {}
    options: dict[str, Any] = {
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "out"),
        "use_directory_urls": True,
        "strict": False,
        "plugins": [
            plugin for plugin in theirs.get("plugins") or [] if plugin not in ("search", "material/search")
        ],
        "validation": dict.fromkeys(
            ("omitted_files", "not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"
        ),
        "nav": [_entry(entry) for entry in theirs.get("nav") or _nav(request)],
    }
    theme = theirs.get("theme") or {}
    options["theme"] = {**(theme if isinstance(theme, dict) else {}), "name": "material"}
    if "markdown_extensions" not in theirs:
        options["markdown_extensions"] = _EXTENSIONS
    config = load_config(str(root / "mkdocs.yml"), **options)
    # Tables would write styles into attributes, which a page may not have.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    theme = config.theme
    custom = theme.dirs[:1] if theme.custom_dir else []
    overlay = [str(root / request["overlay"])] if request["overlay"] else []
    theme.dirs[:] = list(dict.fromkeys([*custom, *overlay, str(_THEME), *theme.dirs]))
    theme.static_templates.discard("sitemap.xml")
    theme.static_templates.add("404.html")
    theme["font"] = False
    theme["language"] = _language(request["lang"], theme.dirs)
    config.extra["kollega_lang"] = request["lang"]
    # What is staged is what is needed; their patterns speak of other files.
    config.exclude_docs = config.draft_docs = None
    config.plugins["kollega"] = _Witness(folder / "page")
    config.extra["kollega_mark"] = request["mark"]
    config.extra["kollega_policy"] = IN_PAGE
    config.extra["kollega_assets"] = request["assets"]
    config.extra["kollega_fonts"] = request["fonts"]
    return config


def _limit(seconds: int) -> None:
    """Bound the processor time and the memory of this process: extensions have bugs, and texts that find them."""
    try:
        import resource
    except ImportError:  # not on Windows, where the caller's patience is the only limit
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _language(lang: str, folders: list[str]) -> str:
    """The nearest language in which Material knows its few words."""
    for name in (lang, lang.partition("-")[0]):
        if any(Path(folder, "partials", "languages", f"{name}.html").is_file() for folder in folders):
            return name
    return "en"


def _nav(request: dict[str, Any]) -> list[Any]:
    """Sections first, then hand-written pages as they lie in their folders."""
    return [*request["nav"], *request["written"]] or ["index.md"]


def _entry(entry: Any) -> Any:
    """An entry of the navigation; the list of a section may be named by its address."""
    if isinstance(entry, dict):
        return {name: _entry(value) for name, value in entry.items()}
    if isinstance(entry, list):
        return [_entry(value) for value in entry]
    name = str(entry).strip("/")
    return f"{name}/index.md" if name in FOLDERS else entry


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
