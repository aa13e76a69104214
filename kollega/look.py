"""Looking: the gate reads the finished output, file by file in several processes, and then as a whole.

What it found is kept by the content of all that it saw, so an output that did not change is not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from kollega import digest, gate
from kollega.diagnostics import Diagnostic, Report
from kollega.policy import IN_BACKSTAGE, IN_PAGE
from kollega.profile import stage
from kollega.run import Run
from kollega.steps import Artifact, Known, Made, Step, Work
from kollega.store import Store


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


@stage("gate")
def look(
    output: Output, store: Store, workers: int, progress: Callable[[int, int], None] = lambda done, all_: None
) -> Collection[Diagnostic]:
    """Everything that is wrong with an output."""
    rules = gate.Rules(
        assets=tuple(path for path, known in output.files.items() if known.kind == "asset"),
        fragments=tuple(path for path, known in output.files.items() if known.kind == "fragment"),
        withdrawn=output.withdrawn,
        apart=output.apart,
        forbidden=output.forbidden,
        files_chosen=output.audience == "backstage",
        policy=IN_PAGE if output.audience == "public" else IN_BACKSTAGE,
        policies=dict(output.policies),
    )
    seen = [(path, known.sha256) for path, known in output.files.items()]
    key = digest.of_value(
        digest.of_program(), "look", output.audience, seen, rules, output.site_url, sorted(output.secret), output.unseen,
        sorted(output.public or ()),
    )  # fmt: skip
    if key in (kept := store.results([key])):
        return kept[key].diagnostics
    run = Run(Path(output.folder), store, workers, Report())
    run.do(
        (
            Step(name=path, function=inspect, value=(path, rules), files={path: sha256})
            for path, sha256 in seen
        ),
        progress,
    )
    facts = {
        path: msgspec.msgpack.decode(run.content(result.artifacts[0].sha256), type=gate.Facts)
        for path, result in run.results.items()
    }
    with stage("judging the whole"):
        found = gate.judge(
            facts, site_url=output.site_url, files=set(output.files), audience=output.audience, rules=rules,
            secret=output.secret, public=output.public,
        )  # fmt: skip
    if output.unseen:
        found = [*found, *_pictures(output, store, workers)]
    store.keep([(key, [], found)])
    return found


def _pictures(output: Output, store: Store, workers: int) -> Collection[Diagnostic]:
    """Files that show a picture which may not be shown. What a file looks like is kept, whoever withdraws next."""
    run = Run(Path(output.folder), store, workers, Report())
    every = output.files.items()
    run.do(
        Step(name=path, function=likenesses, value=path, files={path: known.sha256}, risky=True)
        for path, known in every
        if known.kind != "asset"
    )
    found = {
        path: msgspec.msgpack.decode(run.content(result.artifacts[0].sha256), type=tuple[str, ...])
        for path, result in run.results.items()
        if result.artifacts
    }
    return gate.unseen(found, output.unseen)


def likenesses(work: Work) -> Made:
    """What the pictures in one file of the output look like."""
    data = msgspec.msgpack.encode(gate.likenesses(work.value, (Path(work.root) / work.value).read_bytes()))
    return Made(artifacts=[Artifact(path="likenesses", audience="internal", kind="likenesses", data=data)])


def inspect(work: Work) -> Made:
    """What the gate notes about one file of the output."""
    path, rules = work.value
    facts = gate.inspect(path, (Path(work.root) / path).read_bytes(), rules)
    data = msgspec.msgpack.encode(facts)
    return Made(artifacts=[Artifact(path="facts", audience="internal", kind="facts", data=data)])
