"""The rounds: what is measured, in which order, and what is noted of it.

In a round everybody does everything once, so that what changes in the machine meanwhile meets all alike. Each
measurement is a line of JSON in the file of results, written when it is done; what is there already is not done again, so
a run that was broken off, or is made in pieces, goes on where it was.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from bench import corpus, measure
from bench.peers import Peer
from bench.peers import kollega as ours

#: The story that is edited; one of the newest, so that it is on the first page of its list and in the feeds.
EDITED = "story-0007"
#: Seconds after an edit before anybody builds: nobody saves and builds in one blink.
_PAUSE = 0.5
#: Cores' worth of other programs that are let pass.
_QUIET = 0.05
#: Seconds for which a machine is given time to become idle.
_TRIES = 30
#: The rounds of clean builds that are measured for memory and, of ours, by stage.
LOOKS = ("memory", "profile")
WHATS = ("clean", "text", "title", "nothing")


@dataclass(frozen=True)
class Case:
    """A corpus of so many stories, and the peers that build it."""

    stories: int
    peers: tuple[str, ...]
    #: Whether it is made in five languages without a translation; for ours alone.
    languages: int = 1

    @property
    def name(self) -> str:
        """What results call it."""
        return f"{self.stories}" + (f"x{self.languages}" if self.languages > 1 else "")


#: What the whole table needs.
GROWING = ("kollega", "kollega-backstage", "hugo")
EVERYBODY = (*GROWING, "hugo-more", "eleventy", "pelican", "material")
PICTURES = ("kollega-pictures", "hugo-pictures")
#: How many stories with a photo are built for what pictures take.
PHOTOS = 20
CASES = (
    Case(100, EVERYBODY),
    Case(1000, EVERYBODY),
    Case(1000, ("kollega",), languages=5),
    Case(5000, GROWING),
    Case(PHOTOS, PICTURES),
)


@dataclass
class Bench:
    """One run of the bench in a folder."""

    folder: Path
    peers: dict[str, Peer]
    rounds: int
    #: Measure also where others are at work.
    busy: bool = False
    versions: dict[str, str] = field(default_factory=dict)

    @property
    def results(self) -> Path:
        """The file of results."""
        return self.folder / "results.jsonl"

    @property
    def removed(self) -> Path:
        """The folder of what is to go in the end."""
        return self.folder / "removed"

    def run(self, cases: Iterable[Case], whats: Iterable[str] = (*WHATS, *LOOKS)) -> None:
        """Measure what is missing. Raises `measure.Failed`."""
        whats, cases = tuple(whats), list(cases)
        for id in dict.fromkeys(id for case in cases for id in case.peers):
            if version := self.peers[id].found():
                self.versions[id] = version
            else:
                print(f"{self.peers[id].name} is not installed and is left out; see bench/README.md", file=sys.stderr)  # fmt: skip
        try:
            for number in range(1, self.rounds + 1):
                for case in cases:
                    for id in case.peers:
                        if id in self.versions and (wanted := self._missing(case, id, number, whats)):
                            self._wait_for_quiet()
                            _Turn(self, case, self.peers[id], number).do(wanted)
        finally:
            shutil.rmtree(self.removed, ignore_errors=True)

    def _missing(self, case: Case, id: str, number: int, whats: tuple[str, ...]) -> list[str]:
        """What of a turn is not measured yet. Memory and profile are looked at in the first round alone."""
        done = {
            row["what"]
            for row in rows(self.results)
            if (row["corpus"], row["peer"], row["round"]) == (case.name, id, number)
            and row["version"] == self.versions[id]
        }
        wanted = [what for what in whats if what not in LOOKS or number == 1]
        if case.languages > 1 or id in PICTURES:
            wanted = [what for what in wanted if what in ("clean", "memory")]
        if not id.startswith("kollega"):
            wanted = [what for what in wanted if what != "profile"]
        return [what for what in wanted if what not in done]

    def _wait_for_quiet(self) -> None:
        """Wait for the machine to be idle, or only warn. Raises `measure.Failed` where it does not become so."""
        for _ in range(1 if self.busy else _TRIES):
            if (share := measure.share_of_others(1.0)) <= _QUIET:
                return
        said = f"other programs are taking {share:.0%} of a core"
        if not self.busy:
            raise measure.Failed(f"{said}; end them, or measure all the same with --busy")
        print(f"!!! {said}: these figures count for nothing", file=sys.stderr)


@dataclass(frozen=True)
class _Turn:
    """What one peer does with one corpus in one round."""

    bench: Bench
    case: Case
    peer: Peer
    number: int

    @property
    def site(self) -> Path:
        return self.bench.folder / self.case.name / self.peer.id

    def do(self, wanted: list[str]) -> None:
        """Measure, in an order in which each finds what it needs."""
        self._lay_out()
        if "clean" in wanted:
            self._measure("clean", self.peer.clean, clean=True)
        edits = [what for what in ("text", "title", "nothing") if what in wanted]
        if edits:
            self._settle("clean" in wanted)
        for what in edits:
            if what != "nothing":
                self._edit(what, self._word)
            time.sleep(_PAUSE)
            self._measure(what, self.peer.again)
        if "memory" in wanted:
            self._remove()
            self._note("memory", {"memory": measure.peak(self.peer.clean, self.site, self.peer.environment)})
        if "profile" in wanted:
            self._remove()
            stages = ours.profile(self.peer, self.site)
            self._edit("text", "seen")
            time.sleep(_PAUSE)
            self._note("profile", {"stages": stages, "edited": ours.profile(self.peer, self.site)})

    def _lay_out(self) -> None:
        """Write the site, where it is not there, and build it once, so that programs and files are in memory."""
        whole = self.site / ".whole"
        if whole.exists():
            return
        shutil.rmtree(self.site, ignore_errors=True)
        self.site.mkdir(parents=True)
        self.peer.write(corpus.records(self.case.stories), self.site)
        if self.case.languages > 1:
            ours.in_five_languages(self.site)
        measure.run(self.peer.clean, self.site, self.peer.environment)
        whole.touch()

    def _settle(self, is_built: bool) -> None:
        """Make that a build is there over which an edit is built."""
        if not is_built or self.peer.settles:
            self._remove()
            measure.run(self.peer.again, self.site, self.peer.environment)

    def _remove(self) -> None:
        """Put away what was made. It goes when all is measured: where thousands of files have just been deleted, ext4 passes
        over the place of each for every file that is new, which costs some programs as much as all their work."""
        away = self.bench.removed / str(time.time_ns())
        away.mkdir(parents=True)
        for folder in self.peer.made:
            with suppress(FileNotFoundError):
                (self.site / folder).rename(away / folder)

    def _measure(self, what: str, command: tuple[str, ...], *, clean: bool = False) -> None:
        if clean:
            self._remove()
        took = measure.run(command, self.site, self.peer.environment)
        self._verify(what)
        files, size = measure.size(self.site / self.peer.made[0])
        self._note(what, {**asdict(took), "files": files, "bytes": size})

    @property
    def _word(self) -> str:
        """The word of this round's edits."""
        return f"edited{self.number}x{self.bench.versions[self.peer.id].replace('.', '')}"

    def _edit(self, what: str, word: str) -> None:
        """Change a word in the middle of the text, or in the title."""
        path = self.site / self.peer.source.format(slug=EDITED)
        text = path.read_text("utf-8")
        if what == "text":
            lines = text.split("\n")
            middle = len(lines) // 2
            at = next(n for n in range(middle, len(lines)) if len(lines[n].split()) > 20)
            words = lines[at].split(" ")
            words[len(words) // 2] = word
            lines[at] = " ".join(words)
            text = "\n".join(lines)
        else:
            text = re.sub(r'^(title: "?)[^"\n]*', rf"\1The day we {word}", text, count=1, flags=re.I | re.M)
        path.write_text(text, "utf-8", newline="\n")

    def _verify(self, what: str) -> None:
        """That what was built says what was written. Raises `measure.Failed`."""
        slugs = (f"story-{number:04}" for number in range(self.case.stories))
        missing = [slug for slug in slugs if not (self.site / self.peer.page.format(slug=slug)).is_file()]
        if missing:
            raise measure.Failed(f"{self.peer.name} made no page of {missing[:5]}")
        seen = {"text": (self.peer.page,), "title": (self.peer.page, self.peer.list_page)}.get(what, ())
        for page in (page.format(slug=EDITED) for page in seen):
            if self._word not in (self.site / page).read_text("utf-8"):
                raise measure.Failed(f"{self.peer.name}: {page} does not say {self._word}")

    def _note(self, what: str, values: dict[str, Any]) -> None:
        row = {
            "corpus": self.case.name, "peer": self.peer.id, "version": self.bench.versions[self.peer.id], "what": what, "round": self.number,
            "day": date.today().isoformat(), **values,
        }  # fmt: skip
        with self.bench.results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        took = f"{row['wall']:.2f} s, processor {row['processor']:.2f} s" if "wall" in row else ""
        print(f"{self.case.name} {self.peer.name}: {what} {took}", file=sys.stderr)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """What was measured, as far as it is whole: the last line of a run that was killed may not be."""
    if not path.exists():
        return
    for line in path.read_text("utf-8").splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue


def only(cases: Iterable[Case], stories: Iterable[int], peers: Iterable[str]) -> list[Case]:
    """The cases of some sizes, for some peers; nothing named means all."""
    wanted, chosen = set(stories), set(peers)
    return [
        replace(case, peers=tuple(id for id in case.peers if not chosen or id in chosen))
        for case in cases
        if not wanted or case.stories in wanted
    ]
