"""The table: medians of what was measured, their spread, and how we compare, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench import rounds
from bench.peers import Peer

OURS = ("kollega", "kollega-backstage")
#: The corpus of all figures: 1,000 stories and 500 jobs.
MAIN = "1000"
RECORDS = {"100": 150, "1000": 1500, "5000": 5500}
#: Cores' worth of others beyond which a measurement does not count, whatever it says; and the fewest of a thing that do,
#: without which all figures count for nothing.
_BUSY = 0.05
_FEWEST = 3


@dataclass(frozen=True)
class Results:
    """What was measured last of each peer, by corpus, peer and what, in the order of rounds."""

    rows: dict[tuple[str, str, str], dict[int, dict[str, Any]]]
    peers: dict[str, Peer]
    #: How many measurements do not count, and how many there are.
    disturbed: int = 0
    all: int = 0

    @classmethod
    def read(cls, path: Path, peers: dict[str, Peer]) -> Results:
        """Read a file of results. Of a program that has changed since, the old ones do not count."""
        lines = list(rounds.rows(path))
        last = {row["peer"]: row["version"] for row in lines}
        found: dict[tuple[str, str, str], dict[int, dict[str, Any]]] = {}
        for row in lines:
            if row["version"] == last[row["peer"]]:
                found.setdefault((row["corpus"], row["peer"], row["what"]), {})[row["round"]] = row
        counted = {key: _quiet(of) for key, of in found.items()}
        before, after = (sum(map(len, some.values())) for some in (found, counted))
        return cls(counted, peers, before - after, before)

    def values(self, corpus: str, peer: str, what: str, column: str) -> dict[int, float]:
        """One column of one thing that was measured, by round."""
        return {number: row[column] for number, row in self.rows.get((corpus, peer, what), {}).items()}

    def middle(self, corpus: str, peer: str, what: str, column: str) -> float | None:
        """The median of a column."""
        values = self.values(corpus, peer, what, column)
        return median(values.values()) if values else None

    def ratio(self, corpus: str, ours: str, peer: str, what: str, column: str) -> list[float]:
        """What we take by what they take, round by round."""
        own, theirs = (self.values(corpus, one, what, column) for one in (ours, peer))
        return [own[number] / theirs[number] for number in own.keys() & theirs.keys() if theirs[number]]

    def there(self, corpus: str, *, ours: bool = True) -> list[str]:
        """The peers that built a corpus, in the order of tables."""
        return [
            id
            for id in self.peers
            if (corpus, id, "clean") in self.rows and (ours or not id.startswith("kollega"))
        ]

    def versions(self) -> dict[str, str]:
        """The versions by the peers' names."""
        found = {peer: row["version"] for (_, peer, _), of in self.rows.items() for row in of.values()}
        return {self.peers[id].name: found[id] for id in self.peers if id in found}

    def days(self) -> list[str]:
        """The days on which it was measured."""
        return sorted({row["day"] for of in self.rows.values() for row in of.values()})

    def disturbance(self) -> float:
        """The most that other programs took of a core in a run, beside what was measured."""
        return max((_others(row) for of in self.rows.values() for row in of.values()), default=0.0)


def _others(row: dict[str, Any]) -> float:
    """Cores' worth of other programs beside a measurement; in less than half a second nobody can tell."""
    return float(row["others"] / row["wall"]) if row.get("wall", 0) > 0.5 else 0.0


def _quiet(of: dict[int, dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """The rounds of one thing in which no other program was at work, if they are enough."""
    quiet = {number: row for number, row in of.items() if _others(row) <= _BUSY}
    return quiet if len(quiet) >= _FEWEST else of


def tables(results: Results, corpus: str = MAIN) -> Iterator[str]:
    """All tables, as lines of Markdown."""
    if results.disturbance() > _BUSY:
        yield (
            f"**These figures count for nothing**: while they were taken, other programs took up to {results.disturbance():.0%} of a core."
        )
        yield ""
    elif results.disturbed:
        yield (
            f"{results.disturbed} of {results.all} measurements do not count: while they were taken, other programs took more "
            f"than {_BUSY:.0%} of a core."
        )
        yield ""
    records = f"{RECORDS.get(corpus, 0) or int(corpus) * 3 // 2:,} records"
    yield f"### Ratios, {records}\n"
    yield "What we take, divided by what they take: below 1 we are faster. The median of the rounds, and in brackets the least and the most.\n"
    yield from _ratios(results, corpus)
    yield f"### A clean build, {records}\n"
    yield from _clean(results, corpus)
    yield f"### After an edit, {records}: seconds by the clock\n"
    yield from _edits(results, corpus)
    yield "### Growth\n"
    yield from _growth(results)
    if languages := _languages(results):
        yield f"### Five languages\n\n{languages}\n"
    yield from _pictures(results)
    yield f"### Our stages, {records}\n"
    yield "What is set in is part of the stage above it; steps of one kind are made by several processes at once, and have the time of all.\n"
    yield from _stages(results, corpus)


def _ratios(results: Results, corpus: str) -> Iterator[str]:
    columns = [
        ("clean, processor", "clean", "processor"), ("clean, clock", "clean", "wall"), ("text edited, clock", "text", "wall"),
        ("title edited, clock", "title", "wall"), ("nothing changed, clock", "nothing", "wall"),
    ]  # fmt: skip
    for own in OURS:
        rows = (
            [results.peers[peer].name]
            + [_spread(results.ratio(corpus, own, peer, what, column)) for _, what, column in columns]
            for peer in results.there(corpus, ours=False)
        )
        yield from table([f"{results.peers[own].name}, beside", *(head for head, _, _ in columns)], rows)


def _clean(results: Results, corpus: str) -> Iterator[str]:
    rows = (
        [
            results.peers[peer].name,
            _seconds(results, corpus, peer, "clean", "processor"),
            _seconds(results, corpus, peer, "clean", "wall"),
            _megabytes(results.middle(corpus, peer, "memory", "memory")),
            _number(results.middle(corpus, peer, "clean", "files")),
            _megabytes(results.middle(corpus, peer, "clean", "bytes")),
        ]
        for peer in results.there(corpus)
    )
    head = ["", "processor, s", "clock, s", "peak of memory, MB", "public files", "of MB"]
    yield from table(head, rows)


def _edits(results: Results, corpus: str) -> Iterator[str]:
    rows = (
        [results.peers[peer].name]
        + [_seconds(results, corpus, peer, what, "wall") for what in ("text", "title", "nothing")]
        for peer in results.there(corpus)
    )
    yield from table(["", "the text of a story", "its title", "nothing"], rows)


def _growth(results: Results) -> Iterator[str]:
    sizes = [corpus for corpus in RECORDS if results.there(corpus)]
    kinds = [
        ("clean, processor s", "clean", "processor"), ("peak of memory, MB", "memory", "memory"), ("text edited, clock s", "text", "wall"),
    ]  # fmt: skip
    rows = (
        [results.peers[peer].name, name]
        + [
            _megabytes(results.middle(corpus, peer, what, column))
            if what == "memory"
            else _seconds(results, corpus, peer, what, column)
            for corpus in sizes
        ]
        for peer in rounds.GROWING
        for name, what, column in kinds
    )
    yield from table(["", "", *(f"{RECORDS[corpus]:,} records" for corpus in sizes)], rows)


def _languages(results: Results) -> str:
    five, one = (results.values(corpus, "kollega", "clean", "processor") for corpus in (f"{MAIN}x5", MAIN))
    ratios = [five[number] / one[number] for number in five.keys() & one.keys()]
    return (
        f"With five languages and no text translated, a clean build takes {_spread(ratios)} of the processor time that it takes with one."
        if ratios
        else ""
    )


def _pictures(results: Results) -> Iterator[str]:
    """What a site of stories with photos takes, beside the one peer that makes such pictures by itself."""
    corpus, (own, peer) = str(rounds.PHOTOS), rounds.PICTURES
    if not results.there(corpus):
        return
    yield f"### With pictures: {corpus} stories, each with a photo of 3000 by 2000\n"
    yield from _clean(results, corpus)
    ratios = (_spread(results.ratio(corpus, own, peer, "clean", column)) for column in ("processor", "wall"))
    yield "We take {} of Hugo's processor time, and {} of its time by the clock.\n".format(*ratios)


def _stages(results: Results, corpus: str) -> Iterator[str]:
    kinds = {"stages": "a clean build", "edited": "the text of a story edited"}
    for own in OURS:
        for row in results.rows.get((corpus, own, "profile"), {}).values():
            for column, what in kinds.items():
                stages = row[column]
                whole = stages[-1]["processor"]
                search = sum(one["processor"] for one in stages if ".search." in one["stage"][-1])
                yield f"**{results.peers[own].name}, {what}.** The search is {search / whole:.0%} of the processor time.\n"
                shown = (one for one in stages if one["processor"] >= whole / 100)
                yield from table(["Stage", "clock, s", "processor, s", "steps"], map(_stage, shown))


def _stage(row: dict[str, Any]) -> list[str]:
    """One row of a profile; what is below another is set in."""
    wall, steps = f"{row['wall']:.2f}" if row["wall"] else "", f"{row['steps']:,}" if row["steps"] else ""
    name = "&emsp;" * (len(row["stage"]) - 1) + row["stage"][-1]
    return [name, wall, f"{row['processor']:.2f}", steps]


def table(head: list[str], rows: Iterable[list[str]], align: str = "--:") -> Iterator[str]:
    """A table of Markdown; `align` is the rule below all columns but the first, which are numbers."""
    yield "| " + " | ".join(head) + " |"
    yield "|---|" + f"{align}|" * (len(head) - 1)
    yield from ("| " + " | ".join(row) + " |" for row in rows)
    yield ""


def _seconds(results: Results, corpus: str, peer: str, what: str, column: str) -> str:
    return _spread(results.values(corpus, peer, what, column).values())


def _spread(values: Iterable[float]) -> str:
    """The median, and the least and most where there is more than one."""
    found = sorted(values)
    if not found:
        return ""
    middle = f"{median(found):.2f}"
    return f"{middle} ({found[0]:.2f}–{found[-1]:.2f})" if len(found) > 1 else middle


def _megabytes(size: float | None) -> str:
    return "" if size is None else f"{size / 1e6:,.0f}"


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:,.0f}"
