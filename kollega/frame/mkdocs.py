"""The process that runs MkDocs: `python -m kollega.frame.mkdocs FOLDER ROOT`. The only importer of mkdocs.

FOLDER holds `request.json` and `docs/`; the pages go to `out/`, and what went wrong to `problems.json`. The name of the
page that is being rendered is in `page`, so that it can be named if this process has to be killed over it.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.yaml import yaml_load

from kollega.confine import MOST_MEMORY, TooCostly, allow_memory, confined, raise_when_late
from kollega.frame.problems import Problem, write
from kollega.languages import base
from kollega.markup.limits import TooComplex, fullest, refuse_html
from kollega.policy import IN_PAGE
from kollega.sections import FOLDERS
from kollega.templates import Unreadable, loader

#: What the text of one page may take: seconds of processor time, and bytes of memory. Even a megabyte of ordinary
#: text takes a second.
_SECONDS, _MEMORY = 2.5, 250_000_000
_THEME = Path(__file__).parents[1] / "theme"
#: What templates of the frame find in `config.extra.kollega_frame`, beside the policy.
_SHOWN = (
    "mark", "languages", "assets", "fonts", "report", "logo", "logo_dark", "theme_color",
)  # fmt: skip
_EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed",
]  # fmt: skip

#: Keys that MkDocs does not take without a value, and what they stand for then.
_EMPTY: dict[str, Any] = {"extra": {}, "hooks": [], "extra_javascript": [], "watch": []}
#: It would know hand-written pages alone.
_SEARCH = ("search", "material/search")


class _Listener(logging.Handler):
    """Collects what MkDocs complains about."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


class _Patience(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Has every page rendered by `_Limited`. Collects what is wrong with pages. Lets templates extend those of the package."""

    def __init__(self, note: Path) -> None:
        self.note = note
        self.problems: list[Problem] = []

    @event_priority(-1000)  # behind all others
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Called by MkDocs when plugins have changed the configuration. Addresses stay as all floors know them."""
        config.use_directory_urls = True
        return config

    def on_nav(self, nav: Navigation, /, *, files: Files, **_: Any) -> Navigation:
        """Called by MkDocs when it knows all pages."""
        for file in files.documentation_pages():
            if file.page is not None:
                kind = type(file.page)
                file.page.__class__ = type(kind.__name__, (_Limited, kind), {})
        return nav

    def on_env(self, env: Any, /, **_: Any) -> Any:
        """Called by MkDocs with its templates."""
        env.loader = loader(env.loader)
        return env


class _Limited(Page):
    """A page that is given up, and told, where its text takes longer or more memory than a text may."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Turn the text into HTML. What extensions make of a text that was made up to hurt them has no limits."""
        patience, text = config.plugins["kollega"], self.markdown or ""
        assert isinstance(patience, _Patience)
        patience.note.write_text(self.file.src_uri, "utf-8", newline="\n")
        try:
            with confined(_SECONDS, _MEMORY):
                super().render(config, files)
                refuse_html(self.content or "", text)
            return
        except TooComplex as error:
            problem = Problem("text-too-complex", self.file.src_uri, error.line)
        except (TooCostly, MemoryError, RecursionError):
            problem = Problem("page-too-slow", self.file.src_uri, fullest(text))
        patience.problems.append(problem)
        self.content, self.toc = "", get_toc([])


def main(folder: Path, root: Path) -> None:
    """Load the site's own configuration, put ours over it, build."""
    request: dict[str, Any] = json.loads((folder / "request.json").read_text())
    allow_memory(MOST_MEMORY)
    raise_when_late()
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    logger.propagate = False
    patience = _Patience(folder / "page")
    problems = patience.problems
    try:
        config = _config(request, folder, root, patience)
        # MkDocs' own command calls these around a build; some plugins make there what they work with.
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except Unreadable as error:
        path = os.path.relpath(error.filename or "", root)
        problems.append(Problem("template-syntax", path, error.lineno, (error.message or "").rstrip(".")))
    except (Abort, MkDocsException, SystemExit, OSError) as error:
        words = listener.words or [str(error) or type(error).__name__]
        problems += [Problem("mkdocs-problem", words=" ".join(text.split()).rstrip(".")) for text in words]
    write(problems, folder)


def _config(request: dict[str, Any], folder: Path, root: Path, patience: _Patience) -> MkDocsConfig:
    """The site's configuration with ours over it: our templates, no search of hand-written pages alone, nothing foreign."""
    # Of a file, and not of its text, MkDocs also reads what it inherits.
    with (root / "mkdocs.yml").open(encoding="utf-8-sig") as file:
        theirs: dict[str, Any] = yaml_load(file) or {}
    config = load_config(str(root / "mkdocs.yml"), **_options(theirs, request, folder))
    # Tables would write styles into attributes, which a page may not have.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    # Their words are English, and would be read aloud with each heading.
    config.mdx_configs.setdefault("toc", {}).setdefault("permalink_title", "")
    for name in config.markdown_extensions:
        if name.startswith("pymdownx.snippets"):
            given = config.mdx_configs.get(name) or {}
            config.mdx_configs[name] = given | _confined(
                given, root, root / request["docs_dir"], folder / "docs"
            )
    theme = config.theme
    custom = theme.dirs[:1] if theme.custom_dir else []
    overlay = [str(root / request["overlay"])] if request["overlay"] else []
    theme.dirs[:] = list(dict.fromkeys([*custom, *overlay, str(_THEME), *theme.dirs]))
    theme.static_templates.discard("sitemap.xml")
    theme.static_templates.add("404.html")
    theme["font"] = False
    theme["language"] = _language(request["languages"][""]["lang"], theme.dirs)
    config.plugins["kollega"] = patience
    config.extra["kollega_frame"] = {name: request[name] for name in _SHOWN} | {"policy": IN_PAGE}
    return config


def _options(theirs: dict[str, Any], request: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What is laid over the keys of the configuration."""
    theme = theirs.get("theme") or {}
    return {
        "site_name": str(theirs.get("site_name")),  # a number is a name as well
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "out"),
        "use_directory_urls": True,
        "strict": False,
        # What is staged is what is needed; their patterns speak of other files, and MkDocs' own would leave this out.
        "exclude_docs": "!/templates/",
        "draft_docs": "",
        "plugins": _without_search(theirs.get("plugins")) or [],
        "validation": dict.fromkeys(
            ("omitted_files", "not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"
        ),
        "nav": _entries(theirs.get("nav") or _nav(request), request, folder / "docs") or ["index.md"],
        "theme": {**(theme if isinstance(theme, dict) else {}), "name": "material"},
        **({} if "markdown_extensions" in theirs else {"markdown_extensions": _EXTENSIONS}),
        **{name: empty for name, empty in _EMPTY.items() if theirs.get(name, empty) is None},
    }


def _without_search(plugins: Any) -> Any:
    """Plugins in any form that MkDocs takes: names, maps from a name to its options, or a list of both."""
    if isinstance(plugins, dict):
        return {name: options for name, options in plugins.items() if name not in _SEARCH}
    if isinstance(plugins, list):
        return [left for one in plugins if (left := _without_search(one)) not in ({}, *_SEARCH)]
    return plugins


def _confined(given: dict[str, Any], root: Path, docs_dir: Path, staged: Path) -> dict[str, Any]:
    """Where snippets may come from: other pages, and the folders and files that the configuration names.

    By default they come from the whole site folder, and so whoever writes a page could publish what is not public:
    consent, the programme, the credentials of git.
    """
    written = given.get("base_path") or []
    named = [root / base for base in ([written] if isinstance(written, str) else written)]
    whole = [base for base in named if docs_dir.resolve().is_relative_to(base.resolve())]
    appended = {
        name: next((file for base in [root, *named] if (file := base / name).is_file()), None)
        for name in given.get("auto_append") or []
    }
    files = [file for file in appended.values() if file]
    return {
        "base_path": [str(base) for base in (staged, *named, *files) if base not in whole],
        "auto_append": [file.name if file else name for name, file in appended.items()],
        "restrict_base_path": True,
        "url_download": False,
    }


def _language(lang: str, folders: list[str]) -> str:
    """The nearest language in which Material knows its few words."""
    for name in (lang, base(lang)):
        if any(Path(folder, "partials", "languages", f"{name}.html").is_file() for folder in folders):
            return name
    return "en"


def _nav(request: dict[str, Any]) -> list[Any]:
    """Sections first, then hand-written pages as they lie in their folders."""
    return [*request["nav"], *request["written"]] or ["index.md"]


def _entries(nav: list[Any], request: dict[str, Any], staged: Path) -> list[Any]:
    """The navigation without what is not there today: pages that are held back, lists of sections with nothing in them."""
    found: list[Any] = []
    lists, away = request["lists"], request["away"]
    for entry in nav:
        if isinstance(entry, dict):
            for name, value in entry.items():
                inner = _entries(value if isinstance(value, list) else [value], request, staged)
                found += [{name: inner if isinstance(value, list) else inner[0]}] if inner else []
            continue
        if str(entry) in away:
            continue
        address = _from_home(str(entry), request["root"])
        name = address.strip("/").removesuffix("/index.md")
        if name in FOLDERS:
            found += [f"{name}/index.md"] if name in lists else []
        elif "://" in address or not address.endswith(".md") or (staged / address).is_file():
            found.append(address)
    return found


def _from_home(written: str, root: str) -> str:
    """An address on the site as the home page would have it: so it is known in each language, and below a path of the host."""
    if not written.startswith("/") or written.startswith("//"):
        return written
    inside = written[len(root) :] if f"{written}/".startswith(root) else written
    return inside.lstrip("/") or "index.md"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
