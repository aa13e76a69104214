"""What the preview says in the terminal and in the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kollega.diagnostics import Diagnostic, visible
from kollega.pipeline import Outcome
from kollega.serve.lookup import BACKSTAGE

#: So many changed files are named.
_NAMED = 2
MEND = "Something in the files has to be mended first. Until then you see the last good page."


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
    if outcome is None:
        return f"{before}not built. {failure}"
    if failure:
        return f"{before}not built ({seconds:.1f} s), {found or failure}. The last good page stays."
    files = sum(outcome.changes.values())
    difference = f"{_number(files, 'file')} changed" if files else "nothing changed"
    return f"{before}built in {seconds:.1f} s, {difference}{', ' + found if found else ''}."


def disk(error: OSError) -> str:
    """A sentence for what a disk or a file refused."""
    return f"A file or the disk is in the way: {visible(str(error), 300)}."


def bug(error: Exception, trace: str) -> str:
    """A sentence for a fault of the program; `trace` is the file with more."""
    last = (str(error).strip().splitlines() or [""])[-1]
    return (
        f"Kollega itself failed, through no fault of your files ({type(error).__name__}: {visible(last, 200)}). "
        f"The trace for its makers is in {trace}."
    )


def _counted(found: Sequence[Diagnostic]) -> str:
    counts = Counter(one.severity for one in found)
    return ", ".join(_number(counts[name], name) for name in ("error", "warning", "note") if counts[name])


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
