"""Running steps: those whose key is new, in an order that their needs allow; the rest come from the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path

import msgspec

from kollega import digest, farm, profile
from kollega.diagnostics import Report
from kollega.farm import TOGETHER, Batch, Performers, Results, StepFailed
from kollega.memory import give_back
from kollega.problems import PROBLEMS
from kollega.steps import Artifact, Known, Made, Step, Work
from kollega.store import Damaged, Result, Store

#: Steps for which no other process is started.
_FEW = 12
#: Batches after which what was freed goes back: pages come in from the workers and leave for the store all the while.
_TIDY = 32


class Run:
    """One run over some steps; `results` is what each made, by the step's name.

    Without `performers` so many processes of this machine, `workers`, perform them.
    """

    def __init__(
        self, root: Path, store: Store, workers: int, report: Report, performers: Performers | None = None
    ) -> None:
        self.results: dict[str, Result] = {}
        self.steps: dict[str, Step] = {}
        self.made = 0
        self._root, self._store, self._report, self._performers = root, store, report, performers
        self._at_once = performers.at_once if performers else workers
        self._keys: dict[str, str] = {}

    def do(
        self, steps: Iterable[Step], progress: Callable[[int, int], None] = lambda done, all_: None
    ) -> None:
        """Make all that `steps` make. Raises `StepFailed` for a bug in a step."""
        waiting = {step.name: step for step in steps}
        self.steps |= waiting
        total, done = len(waiting), 0
        while waiting:
            ready = [
                step
                for step in waiting.values()
                if not any(name in waiting for name in (*step.needs, *step.reads))
            ]
            lost = {
                name for step in waiting.values() for name in (*step.needs, *step.reads)
            } - self.steps.keys()
            if lost:
                raise StepFailed(f"no step makes {sorted(lost)[:5]}")
            if not ready:
                raise StepFailed(f"steps that need each other: {sorted(waiting)[:5]}")
            for step in ready:
                del waiting[step.name]
            ready = [step for step in ready if not self._is_in_vain(step)]
            missing = self._from_store(ready)
            done += len(ready) - len(missing)
            for count in self._make(missing):
                done += count
                progress(done, total)
        for name in self.results:
            self._report.extend(self.results[name].diagnostics)

    def _is_in_vain(self, step: Step) -> bool:
        """Whether a step needs what could not be made; the reason was reported where it happened."""
        for name in (*step.needs, *step.reads):
            made = self.results.get(name)
            if made is None or any(found.severity == "error" for found in made.diagnostics):
                return True
        return False

    def content(self, sha256: str) -> bytes:
        """The bytes of an artifact of this run."""
        return self.contents([sha256])[sha256]

    def contents(self, names: Collection[str]) -> dict[str, bytes]:
        """The bytes of several artifacts of this run, by digest."""
        found = dict(self._store.contents(names))
        if lost := set(names) - found.keys():
            raise Damaged(f"the store lost {sorted(lost)[:3]}")
        return found

    def close(self, *, forget: bool = False) -> None:
        """Tell the store what was used; with `forget` it keeps nothing else."""
        used = ((self._keys[name], result) for name, result in self.results.items())
        self._store.close_run(used, forget=forget)

    @profile.stage("steps from the store")
    def _from_store(self, steps: list[Step]) -> list[Step]:
        """Take the results that are there; what is left must be made."""
        keys = {step.name: self._key(step) for step in steps}
        self._keys |= keys
        found = self._store.results(keys[step.name] for step in steps if not step.always)
        self.results |= {name: found[key] for name, key in keys.items() if key in found}
        return [step for step in steps if keys[step.name] not in found]

    def _key(self, step: Step) -> str:
        made = [(name, self.results[name].artifacts) for name in (*step.needs, *step.reads)]
        function = f"{step.function.__module__}.{step.function.__qualname__}"
        return digest.of_value(digest.of_program(), function, step.value, step.files, made, step.folder)

    def _make(self, steps: list[Step]) -> Iterable[int]:
        """Perform steps, keep what they make, and say how many were done."""
        self.made += len(steps)
        ordinary = [step for step in steps if not step.risky and not step.threaded]
        here = self._at_once == 1 or len(ordinary) <= _FEW
        if here:
            for batch in self._batches(ordinary, TOGETHER):
                yield self._keep(batch, farm.perform(batch))
        away = chain(
            self._batches([step for step in steps if step.risky], 1),
            self._batches([step for step in steps if step.threaded], TOGETHER),
            () if here else self._batches(ordinary, TOGETHER),
        )
        performed = self._performers.run(list(away)) if self._performers else farm.run(away, self._at_once)
        for number, (batch, results) in enumerate(performed):
            yield self._keep(batch, results)
            if number % _TIDY == _TIDY - 1:
                give_back()

    def _keep(self, batch: Batch, results: Results | None) -> int:
        rows = []
        for number, step in enumerate(batch.steps):
            whole = results[number] if results is not None else None
            made = whole or self._killed(step)
            if isinstance(made, str):
                raise StepFailed(made)
            profile.count(step.function, made.cost)
            if whole is None or any(found.severity == "error" for found in made.diagnostics):
                # What failed may depend on things outside its key, such as a package that is missing: try again.
                self.results[step.name] = Result([], made.diagnostics)
            else:
                artifacts = [_placed(artifact, step.folder) for artifact in made.artifacts]
                rows.append((step.name, (self._keys[step.name], artifacts, made.diagnostics)))
        with profile.stage("steps to the store"):
            kept = self._store.keep(row for _, row in rows)
        self.results |= {name: kept[row[0]] for name, row in rows}
        return len(batch.steps)

    def _killed(self, step: Step) -> Made | str:
        """What a step made whose process died: nothing, and the reason where a file is to blame."""
        if not step.files:
            return f"{step.name}: its process died"
        report = Report()
        for path in step.files:
            report.add(step.broken, path, name=path.rpartition("/")[2], reason=PROBLEMS["too-costly"].message)
        return Made(diagnostics=report.diagnostics)

    def _batches(self, steps: list[Step], most: int) -> Iterator[Batch]:
        """Steps of one function that read the same, some at a time, with what they read."""

        def alike(step: Step) -> tuple[str, str, tuple[str, ...]]:
            return step.function.__module__, step.function.__qualname__, step.reads

        for _, group in groupby(sorted(steps, key=alike), key=alike):
            rows = list(group)
            size = max(1, min(most, len(rows) // (2 * self._at_once) + 1))
            for start in range(0, len(rows), size):
                yield self._batch(rows[start : start + size])

    def _batch(self, steps: list[Step]) -> Batch:
        batch = Batch(list(range(len(steps))), steps, [], timed=profile.is_on())
        wanted: set[str] = set()
        for step in steps:
            made: dict[str, list[Known]] = {
                name: self.results[name].artifacts for name in (*step.needs, *step.reads)
            }
            reads = {
                (name, known.path): known.sha256
                for name in step.reads
                for known in self.results[name].artifacts
            }
            wanted.update(reads.values())
            batch.works.append(Work(value=step.value, made=made, root=str(self._root)))
            batch.reads.append(reads)
        batch.shared |= self.contents(wanted)
        return batch


def _placed(artifact: Artifact, folder: str) -> Artifact:
    """An artifact for people in the folder of its step."""
    if not folder or artifact.audience == "internal":
        return artifact
    return msgspec.structs.replace(artifact, path=folder + artifact.path)
