"""Looking: the gate reads the finished output, file by file in several processes, and then as a whole.

What it found is kept by the content of all that it saw, so an output that did not change is not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from kollega import digest, gate
from kollega.diagnostics import Diagnostic, Report
from kollega.policy import IN_BACKSTAGE, IN_PAGE
from kollega.profile import stage
from kollega.run import Run
from kollega.steps import Artifact, Known, Made, Step, Work
from kollega.store import Damaged, Store, decoded

#: Files for which no other process is started.
_FEW = 100


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """A finished output: where it lies, and what is in it."""

    audience: Literal["public", "backstage"]
    folder: str
    files: Mapping[str, Known]
    site_url: str
    #: The policy of pages that have another than most, by path.
    policies: Mapping[str, str] = {}
    withdrawn: tuple[str, ...]
    #: Full names of people who may not be in some uses, by the use.
    apart: dict[str, tuple[str, ...]] = {}
    #: Likenesses of pictures that may not be in it.
    unseen: tuple[str, ...] = ()
    #: SHA-256 of files that must not be in it.
    secret: frozenset[str] = frozenset()
    #: Texts that must not be in it, such as the address of the backstage.
    forbidden: tuple[str, ...] = ()
    #: Paths of the public output, for links from backstage; `None`: this is the public one.
    public: frozenset[str] | None = None


class _Last(msgspec.Struct, frozen=True):
    """What is kept of the last output with which nothing was wrong."""

    #: SHA-256 of each file and of its facts, by path.
    files: dict[str, tuple[bytes, bytes]]
    sound: gate.Sound


@stage("gate")
def look(
    output: Output, store: Store, workers: int, progress: Callable[[int, int], None] = lambda done, all_: None
) -> Collection[Diagnostic]:
    """Everything that is wrong with an output."""
    looking = _Look(output, store, workers, progress)
    key = digest.of_value(
        looking.key, looking.seen, sorted(output.secret), output.unseen, sorted(output.public or ())
    )
    if key in (kept := store.results([key])):
        return kept[key].diagnostics
    found = looking.found()
    if output.unseen:
        digests = {path: known.sha256 for path, known in output.files.items() if known.kind != "asset"}
        seen = likenesses_of(Path(output.folder), digests, store, workers)
        found = [*found, *gate.unseen(seen, output.unseen)]
    store.keep([(key, [], list(found))])
    return found


def faults(output: Output, path: str, content: bytes) -> tuple[gate.Finding, ...]:
    """What is wrong with one file of an output by itself, had it this content."""
    return gate.inspect(path, content, _rules(output)).findings


class _Look:
    """One look at an output, which begins with what changed since the last one under the same rules."""

    def __init__(
        self, output: Output, store: Store, workers: int, progress: Callable[[int, int], None]
    ) -> None:
        self.seen = {path: known.sha256 for path, known in output.files.items()}
        rules = _rules(output)
        self.key = digest.of_value(
            digest.of_program(), "look", output.audience, rules, output.site_url, output.public is None
        )
        self._store, self._progress = store, progress
        self._rules = digest.encode(rules)
        self._folder, self._workers = Path(output.folder), workers
        #: SHA-256 of the facts that are known, by path.
        self._known: dict[str, str] = {}
        self._around = gate.Surroundings(
            site_url=output.site_url, files=self.seen.keys(), audience=output.audience, rules=rules,
            secret=output.secret, public=output.public,
        )  # fmt: skip

    def found(self) -> Collection[Diagnostic]:
        """Everything that is wrong with the output, apart from pictures."""
        kept = self._store.remembered([self.key])
        sound = self._changes(decoded(kept[self.key], _last)) if kept else None
        found: list[Diagnostic] = []
        if not sound:
            self._known = {path: facts for path, facts in self._known.items() if self._store.content(facts)}
            facts = self._inspected(self.seen)
            with stage("judging the whole"):
                found, sound = gate.judge(facts, self._around)
        if not found:
            self._keep(sound)
        return found

    def _changes(self, last: _Last) -> gate.Sound | None:
        """What makes the output sound if the last one was, or `None` where that takes a look at the whole."""
        changed: list[str] = []
        known: dict[str, Collection[bytes]] = {}
        for path, sha256 in self.seen.items():
            file, facts = last.files.get(path, (b"", b""))
            if file.hex() == sha256:
                self._known[path] = facts.hex()
            else:
                changed.append(path)
                if facts and (data := self._store.content(facts.hex())):
                    before = decoded(data, _facts)
                    gate.remember(before)
                    known[path] = before.pieces.keys()
        if not set(self._around.secret).isdisjoint(self.seen.values()):
            return None
        facts_of_changed = self._inspected(changed)
        with stage("judging what changed"):
            return gate.judge_changes(facts_of_changed, self._around, last.sound, known)

    def _inspected(self, paths: Collection[str]) -> Mapping[str, gate.Facts]:
        unknown = [path for path in paths if path not in self._known]
        # Other processes would take longer to begin than so few files.
        run = Run(self._folder, self._store, 1 if len(unknown) < _FEW else self._workers, Report())
        run.do(
            (
                Step(name=path, function=inspect, value=(path, self._rules), files={path: self.seen[path]})
                for path in unknown
            ),
            self._progress,
        )
        self._known |= {path: result.only.sha256 for path, result in run.results.items()}
        return _Facts(self._store, {path: self._known[path] for path in paths})

    def _keep(self, sound: gate.Sound) -> None:
        """Keep what the next look begins with."""
        files = {
            path: (bytes.fromhex(sha256), bytes.fromhex(self._known[path]))
            for path, sha256 in self.seen.items()
        }
        self._store.remember({self.key: msgspec.msgpack.encode(_Last(files, sound))})


class _Facts(Mapping[str, gate.Facts]):
    """The facts of files, by path, from the store: those of all at once would be much. `rows` are their SHA-256."""

    def __init__(self, store: Store, rows: Mapping[str, str]) -> None:
        self._store, self._rows = store, rows

    def __getitem__(self, path: str) -> gate.Facts:
        data = self._store.content(self._rows[path])
        if data is None:
            raise Damaged(f"the store lost the facts of {path}")
        return decoded(data, _facts)

    def __contains__(self, path: object) -> bool:
        return path in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


_facts = msgspec.msgpack.Decoder(gate.Facts)
_last = msgspec.msgpack.Decoder(_Last)
_likenesses = msgspec.msgpack.Decoder(tuple[str, ...])


def _rules(output: Output) -> gate.Rules:
    return gate.Rules(
        assets=tuple(path for path, known in output.files.items() if known.kind == "asset"),
        fragments=tuple(path for path, known in output.files.items() if known.kind == "fragment"),
        withdrawn=output.withdrawn,
        apart=_apart(output),
        forbidden=output.forbidden,
        files_chosen=output.audience == "backstage",
        policy=IN_PAGE if output.audience == "public" else IN_BACKSTAGE,
        policies=dict(output.policies),
    )


def _apart(output: Output) -> dict[str, tuple[str, ...]]:
    """Who may not be in the uses that there are: kits are in the backstage alone, and a public `share/` is a page."""
    is_public = output.audience == "public"
    return {use: who for use, who in output.apart.items() if not (is_public and use == "share kit")}


@lru_cache(maxsize=2)
def _read_rules(encoded: bytes) -> gate.Rules:
    """The rules, which each step has with it: read once for all of them."""
    return msgspec.msgpack.decode(encoded, type=gate.Rules)


def likenesses_of(
    root: Path, digests: Mapping[str, str], store: Store, workers: int
) -> dict[str, tuple[str, ...]]:
    """What the pictures in some files below `root` look like, by path; a file that cannot be read is left out.

    `digests`: SHA-256 by path. What a file looks like is kept, whoever withdraws next.
    """
    run = Run(root, store, workers, Report())
    run.do(
        Step(name=path, function=likenesses, value=path, files={path: sha256}, risky=True)
        for path, sha256 in digests.items()
    )
    return {
        path: decoded(run.content(result.only.sha256), _likenesses)
        for path, result in run.results.items()
        if result.artifacts
    }


def likenesses(work: Work) -> Made:
    """What the pictures in one file of the output look like."""
    data = msgspec.msgpack.encode(gate.likenesses(work.value, (Path(work.root) / work.value).read_bytes()))
    return Made(artifacts=[Artifact(path="likenesses", audience="internal", kind="likenesses", data=data)])


def inspect(work: Work) -> Made:
    """What the gate notes about one file of the output."""
    path, rules = work.value
    facts = gate.inspect(path, (Path(work.root) / path).read_bytes(), _read_rules(rules))
    data = msgspec.msgpack.encode(facts)
    return Made(artifacts=[Artifact(path="facts", audience="internal", kind="facts", data=data)])
