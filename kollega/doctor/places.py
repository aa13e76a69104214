"""The targets of `deploy`: whether each can be reached with what the environment has, and what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kollega import deploy
from kollega.doctor.finding import Finding
from kollega.hosts import description
from kollega.release import File
from kollega.targets import Target


def places(
    targets: Iterable[Target], root: Path, files: Mapping[str, Mapping[str, File]]
) -> Iterator[Finding]:
    """One finding for each target; nothing is changed there. `files` are those of the last build, by output."""
    for target in targets:
        yield _place(target.of(root), root / target.output, files.get(target.output, {}))


def _place(target: Target, folder: Path, files: Mapping[str, File]) -> Finding:
    part = f"target {target.name}"
    if target.output == "site" and target.url.startswith("http://"):
        return Finding(part, "look", f"{target.url} is not encrypted", "let the host get a certificate.")
    try:
        withdrawn = deploy.withdrawn.read(folder.parent, target.output, target.name, ())
        with deploy.opened(target) as place:
            outcome = place.publish(deploy.Order(folder=folder, files=files, dry=True))
    except (deploy.Failed, OSError) as error:
        cure = "see the page on publishing; `deploy` would end in the same way."
        return Finding(part, "wrong", deploy.redacted(str(error)), cure)
    if withdrawn.is_due:
        seen = f"what somebody has taken back may still be at {outcome.where}"
        return Finding(part, "wrong", seen, f"run `deploy {target.name}`; it goes before all else.")
    if outcome.notes:
        mends = f"run `deploy {target.name}`" if outcome.plan else "delete there what nobody needs"
        return Finding(part, "look", outcome.notes[0], f"{mends}, and ask who else writes there.")
    # What is named by its content, and has stayed for those with an older page open, is no other release.
    gone = [path for path in outcome.plan.goes if not description.is_lasting(path)]
    if files and (changes := len(outcome.plan.comes) + len(gone) + len(outcome.plan.withdrawn)):
        return Finding(
            part, "look", f"{changes} files differ from the last build", f"run `deploy {target.name}`."
        )
    return Finding(part, "ok", f"{outcome.where} can be reached")
