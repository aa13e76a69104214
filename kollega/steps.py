"""Steps: what a producer asks to be made, as data.

A producer is a module of `kollega.produce`. It yields `Step`s and never runs them; the store knows
which of them were made before, and the runner spreads the rest over processes. A step's function is
a function of a module, takes one `Work` and returns `Made`; all it may depend on is in the step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

import msgspec

from kollega.diagnostics import Diagnostic

#: Who may see an artifact: visitors, colleagues, or only other steps.
Audience = Literal["public", "backstage", "internal"]


class Artifact(msgspec.Struct, frozen=True, kw_only=True):
    """One file that a step makes. `path` is relative to the folder of its audience, with `/`."""

    path: str
    audience: Audience
    kind: str
    data: bytes
    #: What other steps may want to know without reading it, e.g. the width and height of a picture.
    facts: dict[str, int] = {}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """An artifact as others see it: everything but its bytes."""

    path: str
    audience: Audience
    kind: str
    size: int
    sha256: str
    facts: dict[str, int] = {}


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What a step took: seconds by the clock, and of the processor with the programs that it started."""

    wall: float
    processor: float


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What a step's function returns."""

    artifacts: list[Artifact] = []
    diagnostics: list[Diagnostic] = []
    #: What that took, from those who measure it (`kollega.profile`).
    cost: Cost | None = None


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What a step's function gets."""

    #: The step's `value`, as it was given.
    value: Any
    #: The artifacts of the steps in `needs` and `reads`, by the name of the step.
    made: dict[str, list[Known]] = {}
    #: The bytes of the artifacts of the steps in `reads`, by (name of the step, path).
    contents: dict[tuple[str, str], bytes] = {}
    #: The site's folder, for the `files` that the step declared and for the site's theme. On another machine it holds
    #: nothing else.
    root: str = ""


class Allowance(msgspec.Struct, frozen=True, kw_only=True):
    """What one piece of risky work may take: seconds of processor time of its own process, seconds by the clock (a
    loaded machine is slow, and work may wait for something, such as a program that it started), and bytes of memory."""

    seconds: float
    patience: float
    memory: int


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of work, complete in itself."""

    #: Unique in a run, e.g. `page:stories/night-shift/`.
    name: str
    #: Where what it makes for people lies below the root of the output: that of a language (`da/`).
    folder: str = ""
    #: A function of a module (it must be importable in another process).
    function: Callable[[Work], Made]
    #: Plain data or msgspec structs: with `files`, `needs` and `reads` all that the result depends on.
    value: Any = None
    #: Source files that the function reads below `Work.root`: path to digest.
    files: dict[str, str] = {}
    #: Names of steps whose artifacts (paths, sizes, facts) the function looks at.
    needs: tuple[str, ...] = ()
    #: Names of steps whose artifacts' bytes the function reads as well.
    reads: tuple[str, ...] = ()
    #: The file that a person would edit to change the result, relative to the site's folder.
    source: str = ""
    #: Whether the function handles untrusted binary data, and so runs alone in a process that can be killed.
    risky: bool = False
    #: What it may take then, where that is not what a picture may (`kollega.farm`).
    allowed: Allowance | None = None
    #: Whether the function uses a library that keeps threads of its own, which a fork would wait for in vain: it runs
    #: in a process that was started afresh.
    threaded: bool = False
    #: Whether the function reads more of the site's folder than `files` and the theme, or asks programs of this machine:
    #: then no other machine performs it.
    here: bool = False
    #: Whether what it reads is known to nobody beforehand, so that it is performed in each run, whatever was kept.
    always: bool = False
    #: The problem that is told of its `files` where it took more.
    broken: str = "picture-broken"


def needed(steps: Iterable[Step], names: Iterable[str]) -> list[Step]:
    """Those of some steps that have these names, and all that they need, each once. A name that none has is passed over."""
    known = {step.name: step for step in steps}
    found: dict[str, Step] = {}
    wanted = [*names]
    while wanted:
        step = known.get(wanted.pop())
        if step is not None and step.name not in found:
            found[step.name] = step
            wanted += (*step.needs, *step.reads)
    return list(found.values())
