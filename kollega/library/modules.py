"""What the configuration has MkDocs load: plugins, extensions of Markdown, and hooks. Nothing of it is run to find out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kollega.diagnostics import Suggestion
from kollega.schema.readers import resolve
from kollega.sources import Map, Node, Scalar, Seq, Source

#: What MkDocs looks up among the names that packages give, and where.
_GROUPS = {"plugins": "mkdocs.plugins", "markdown_extensions": "markdown.extensions"}
#: Plugins may be named without the theme that they belong to.
_THEME = "material/"
#: The extension that draws files into pages.
_SNIPPETS = "pymdownx.snippets"
#: Wherever it stands in the configuration: the tag of a value from the environment, and the option that names folders of icons.
_READING = ("!ENV", "custom_icons")


def check(config: Map, source: Source, root: Path) -> None:
    """Tell of what is named and not installed, or not there. What it makes of its options only MkDocs knows."""
    for field, group in _GROUPS.items():
        for node in _names(config.get(field)):
            name, known = node.value, _given(group)
            is_there = name in known or f"{_THEME}{name}" in known
            if not is_there and not (field == "markdown_extensions" and _is_module(name)):
                near = Suggestion(name, known)
                source.problem("module-missing", node.line, node.column, field=field, value=name, near=near)
    for node in _names(config.get("hooks")):
        if not is_file(root / node.value):
            path = resolve("", node.value)
            beside = (root / path).parent.glob("*.py") if path else ()
            near = Suggestion(node.value, [one.relative_to(root).as_posix() for one in beside])
            source.problem("hook-missing", node.line, node.column, value=node.value, near=near)


def reads_more(config: Map, source: Source) -> bool:
    """Whether anything that is named may read what nobody knows of: files that are no content, another place, the environment."""
    plugins = {node.value.removeprefix(_THEME) for node in _names(config.get("plugins"))} - {"search"}
    extensions = (node.value for node in _names(config.get("markdown_extensions")))
    more = [node for key in ("hooks", "INHERIT") for node in _names(config.get(key))]
    return (
        bool(plugins or more)
        or any(name.startswith(_SNIPPETS) for name in extensions)
        or any(sign in source.text for sign in _READING)
    )


def _names(node: Node | None) -> Iterator[Scalar]:
    """The names in a list, or in a map from names to options, or in a list of such maps."""
    for item in node.items if isinstance(node, Seq) else [node]:
        if isinstance(item, Map):
            yield from (key for key, _ in item.entries)
        elif isinstance(item, Scalar) and not item.absent:
            yield item


@cache
def _given(group: str) -> frozenset[str]:
    from importlib.metadata import entry_points

    return frozenset(one.name for one in entry_points(group=group))


def _is_module(name: str) -> bool:
    """Whether there is a module of this name, perhaps with a class in it; no part of it is imported to find out."""
    places: list[str] | None = None
    parts = name.partition(":")[0].split(".")
    for number in range(len(parts)):
        name = ".".join(parts[: number + 1])
        spec = next((spec for finder in sys.meta_path if (spec := finder.find_spec(name, places))), None)
        if spec is None:
            return False
        places = list(spec.submodule_search_locations or [])
    return True


def is_file(path: Path) -> bool:
    """Whether a file is there, whatever somebody wrote as its name."""
    try:
        return path.is_file()
    except OSError:  # longer than the name of a file can be
        return False
