"""The files of the search, made by the real steps, and a folder in which a browser can use them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kollega.diagnostics import Report
from kollega.live import Library
from kollega.produce import search
from kollega.run import Run
from kollega.store import Store
from kollega.templates import THEME
from tests.folders import write

_PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title></head><body><script src="index.js"></script></body></html>'
#: Runs in the page: what a search finds, as titles in their order.
FIND = """async (queries) => {
  const index = searchIndex("search/");
  const all = [];
  for (const query of queries) {
    const { results, meant } = await index.find(query);
    const shown = await Promise.all(results.slice(0, 30).map(({ record }) => index.show(record)));
    all.push({ query, meant, titles: shown.map(([title]) => title), kinds: results.map(({ kind }) => kind).join("") });
  }
  return all;
}"""


def files(library: Library) -> dict[str, bytes]:
    """The public files of the search, by path."""
    with Store(None) as store:
        run = Run(Path(), store, 1, Report())
        run.do(search.steps(library))
        return {
            known.path: run.content(known.sha256)
            for _, result in sorted(run.results.items())
            for known in result.artifacts
            if known.audience == "public"
        }


def page(folder: Path, made: Mapping[str, bytes]) -> Path:
    """A page with the files of a search and the script that looks words up in them."""
    script = (
        (THEME / "scripts/search-index.js").read_text("utf-8").replace("const searchIndex", "var searchIndex")
    )
    return write(folder, {"index.html": _PAGE, "index.js": script, **made})


def manifest(made: Mapping[str, bytes]) -> dict[str, Any]:
    """What the manifest says."""
    found: dict[str, Any] = json.loads(made["search/manifest.json"])
    return found


def shown(made: Mapping[str, bytes]) -> list[search.Shown]:
    """All results that there can be."""
    rows = (json.loads(data) for path, data in made.items() if path.startswith("search/data/records-"))
    return [search.Shown(*row) for batch in rows for row in batch]


def words(made: Mapping[str, bytes]) -> set[str]:
    """The stems of all words of the index."""
    shards = (json.loads(data) for path, data in made.items() if path.startswith("search/data/words-"))
    return {stem for shard in shards for _, found in shard for stem in found if not stem.startswith(">")}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> Iterable[str]:
    """Paths of files that only one of two searches has, or that differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
