"""The page of the documentation on how fast we are: `docs/benchmarks.md`, of what was measured last."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from pathlib import Path

from bench.table import MAIN, Results, table, tables

PATH = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"

_HEAD = """\
# How fast it is

Measured by `python -m bench`, which anybody can run: it makes the texts, has each program make a site of them, and writes this
page. [`bench/`](../bench/README.md) says how.
"""
_HOW = """\
## How it was measured

- **The corpus**: 1,000 stories of 600 to 900 words and 500 jobs of 400 to 600, with headings, lists, quotes and links, of
  a vocabulary in which few words are frequent and most are rare. For growth the same with 100 stories and 50 jobs, and with
  5,000 and 500. No pictures: we build with `--no-pictures`, and nobody else has any. Pictures are measured with stories of their own:
  five widths of each photo as JPEG and WebP, and seven cards with the title on it, which we lay out and Hugo just writes.
- **Processor time** is that of all processes of a build; a build on several cores has more of it than time by the clock.
- **A clean build** begins without anything that an earlier one left. **An edit** changes a word in the middle of a story, or its
  title, a new one each time, and lasts until the finished site is in place; afterwards the page is read, and for
  the title a list. Everybody builds in the fastest way that its documentation gives and that passes this: Pelican with its
  cache; the others make everything again. Hugo and Eleventy keep something in their development servers alone; Eleventy's option
  for one file does not bring the lists up to date.
- **Rounds**: everybody does everything once, then again. A ratio is of one round.
- **Memory** is the proportional share of all processes, looked at fifty times a second, in a run that is not timed.
"""


def page(results: Results) -> str:
    """The page, of what was measured."""
    corpus = MAIN if results.there(MAIN) else next((name for name, _, _ in results.rows), MAIN)
    lines = [
        _HEAD,
        *_when(results, corpus),
        "## Figures\n",
        *tables(results, corpus),
        _HOW,
        *_peers(results, corpus),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _when(results: Results, corpus: str) -> Iterator[str]:
    days = results.days()
    span = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    count = max(len(of) for (name, _, what), of in results.rows.items() if (name, what) == (corpus, "clean"))
    yield f"**{span}**, {count} round{'s' if count > 1 else ''}, {_machine()}.\n"
    versions = ([name, version] for name, version in results.versions().items())
    yield from table(["Program", "Version"], versions, "---")


def _machine() -> str:
    """The machine on which we are, in a few words."""
    model = ""
    if (cpus := Path("/proc/cpuinfo")).exists():
        names = [line.partition(":")[2].strip() for line in cpus.read_text().splitlines() if line.startswith("model name")]  # fmt: skip
        model = f" ({names[0]})" if names else ""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{os.cpu_count()} cores{model}, {memory:.0f} GB, {platform.system()}, Python {platform.python_version()}"  # fmt: skip


def _peers(results: Results, corpus: str) -> Iterator[str]:
    yield "## Who makes what\n"
    yield "No two of them make the same site; these are the differences that matter for the figures.\n"
    rows = ([results.peers[id].name, results.peers[id].makes] for id in results.there(corpus))
    yield from table(["", "Of the corpus it makes"], rows, "---")
    yield "## What they do that we do not\n"
    yield "We make careers sites and nothing else. Choose another where you need what it has:\n"
    yield from (
        f"- **{results.peers[id].name}**: {results.peers[id].more}."
        for id in results.there(corpus, ours=False)
        if results.peers[id].more
    )
