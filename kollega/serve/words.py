"""What the preview says in the terminal and in the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kollega.diagnostics import Diagnostic, visible
from kollega.farm import StepFailed
from kollega.pipeline import Outcome
from kollega.serve.lookup import BACKSTAGE

#: So many changed files are named.
_NAMED = 2
MEND = "Something in the files has to be mended first."


def greeting(port: int, wanted: int, network: str | None) -> Iterator[str]:
    """Where to look. `network` is this machine's address for others; `None` where they are not let in."""
    if wanted not in (0, port):
        yield f"Port {wanted} is taken; this preview has {port}."
    yield f"The site:   http://127.0.0.1:{port}/"
    yield f"Backstage:  http://127.0.0.1:{port}{BACKSTAGE}"
    if network is not None:
        where = f"http://{network}:{port}/" if network else "this machine has no address in a network now"
        yield f"On a phone: {where}"
        yield "Everybody in this network can read the preview, also what is not published yet and what is backstage."
    yield "Files are watched; Ctrl-C ends the preview."


def built(changed: Sequence[str], seconds: float, outcome: Outcome | None, failure: str) -> str:
    """A build in one line: what changed, how long it took, what it found."""
    names = ", ".join(visible(path, 60) for path in changed[:_NAMED])
    if len(changed) > _NAMED:
        names += f" and {len(changed) - _NAMED} more"
    before = f"{names}: " if names else ""
    found = _counted(outcome.report.diagnostics) if outcome else ""
    if failure:
        return f"{before}not built ({seconds:.1f} s). {found + '. ' if found else ''}{failure}"
    files = sum(outcome.changes.values()) if outcome else 0
    difference = f"{_number(files, 'file')} changed" if files else "nothing changed"
    return f"{before}built in {seconds:.1f} s, {difference}{', ' + found if found else ''}."


def kept(failure: str, is_there: bool) -> str:
    """Why the last build is not what is shown, and what is shown then."""
    return f"{failure} Until then you see the last good page." if failure and is_there else failure


def disk(error: OSError) -> str:
    """A sentence for what a disk or a file refused."""
    return f"A file or the disk is in the way: {visible(str(error), 300)}."


def bug(error: Exception, trace: str) -> str:
    """A sentence for an exception that nobody expected; `trace` is the file with more."""
    last = (str(error).strip().splitlines() or [""])[-1]
    what = last if isinstance(error, StepFailed) else f"{type(error).__name__}: {last}"
    return (
        f"A step of the build failed ({visible(what, 200)}). Where the site has templates of its own, look there "
        f"first; otherwise it is a fault of Kollega, not of your files. The trace is in {trace}."
    )


def _counted(found: Sequence[Diagnostic]) -> str:
    counts = Counter(one.severity for one in found)
    return ", ".join(_number(counts[name], name) for name in ("error", "warning", "note") if counts[name])


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
