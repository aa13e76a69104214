"""What `build --profile` tells: what took the time, whoever spent it, and nothing twice."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kollega import profile, unchanged
from kollega.diagnostics import Report
from kollega.order import Order
from kollega.run import Run
from kollega.steps import Artifact, Made, Step, Work
from kollega.store import Store
from tests.folders import SMALL, write
from tests.waiting import until_true

#: Seconds. A float says it exactly, and three times as many: 3 * 0.2 is more than the 0.6 of a recording.
SPENT = 0.25


def spend(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def toil(work: Work) -> Made:
    spend(SPENT)
    return Made(artifacts=[Artifact(path=work.value, audience="public", kind="page", data=b"")])


def have_another_toil(work: Work) -> Made:
    script = f"import time\nwhile time.process_time() < {SPENT}: pass"
    subprocess.run([sys.executable, "-c", script], check=True)
    return Made(artifacts=[Artifact(path="other", audience="public", kind="page", data=b"")])


def run(folder: Path, workers: int, *steps: Step) -> dict[tuple[str, ...], dict[str, Any]]:
    """Rows of a recording of some steps, by their names without this module's."""
    with profile.recording() as record, Store(None) as store, profile.stage("all"):
        Run(folder, store, workers, Report()).do(steps)
    return {
        tuple(name.rpartition(".")[2] for name in row["stage"]): row | {"stage": ""} for row in record.whole()
    }


@pytest.mark.parametrize("workers", [1, 2])
def test_steps_are_counted_once_in_whatever_process_they_are(tmp_path: Path, workers: int) -> None:
    steps = [Step(name=str(n), function=toil, value=str(n), risky=workers > 1) for n in range(3)]
    before = time.process_time()
    rows = run(tmp_path, workers, *steps)
    spent_here = time.process_time() - before
    assert (spent_here > 3 * SPENT) == (workers == 1)
    assert rows["all",]["steps"] == rows["all", "toil"]["steps"] == 3
    assert 3 * SPENT <= rows["all", "toil"]["processor"] <= rows["all",]["processor"] < 5 * SPENT
    # The two clocks are not quite as fast as each other.
    assert rows["all", "toil"]["wall"] > 2.9 * SPENT
    assert rows["all",]["processor"] <= rows["total",]["processor"]


def test_programs_that_a_step_starts_are_counted(tmp_path: Path) -> None:
    rows = run(tmp_path, 1, Step(name="other", function=have_another_toil))
    assert SPENT <= rows["all", "have_another_toil"]["processor"] <= rows["all",]["processor"]


def test_what_is_inside_a_stage_is_part_of_it() -> None:
    with profile.recording() as record:
        with profile.stage("outer"):
            spend(0.01)
            for _ in range(2):
                with profile.stage("inner"):
                    spend(0.02)
        with pytest.raises(KeyError), profile.stage("fails"):
            raise KeyError
    rows = record.whole()
    assert [row["stage"] for row in rows] == [
        ["start of the program"], ["outer"], ["outer", "inner"], ["fails"], ["everything else"], ["total"],
    ]  # fmt: skip
    (outer, inner) = rows[1:3]
    assert 0.04 <= inner["processor"] <= outer["processor"] - 0.009
    assert "  inner" in profile.table(rows)


def test_nothing_is_measured_where_nobody_records(tmp_path: Path) -> None:
    results = []

    def keep(work: Work) -> Made:
        results.append(profile.is_on())
        return Made()

    with Store(None) as store, profile.stage("all"):
        Run(tmp_path, store, 1, Report()).do([Step(name="one", function=keep)])
    assert results == [False]
    profile.count(toil, None)


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_build_tells_its_stages(tmp_path: Path, form: str) -> None:
    site = write(tmp_path / "site folder", SMALL)
    command = [sys.executable, "-m", "kollega", "--root", str(site), "--no-pictures", "--today", "2026-02-01"]
    command += ["--profile", "--format", form]
    # What was written just before a build may have been written twice, and is read again by the next one.
    order = Order(root=site, site_dir=site / "site", backstage_dir=site / "backstage")
    until_true(lambda: unchanged.seen(order).fit)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    stages = ["reading files", "library", "making", "writing files", "gate", "swap", "total"]
    if form == "text":
        lines = [line for line in done.stderr.splitlines() if not line.startswith("  ")]
        assert [line.split("  ")[0] for line in lines if line.split("  ")[0] in stages] == stages
        return
    assert "outputs" in json.loads(done.stdout)
    rows = {tuple(row["stage"]): row for row in json.loads(done.stderr)["profile"]}
    assert {(name,) for name in stages} <= rows.keys()
    assert rows["making", "frame.stage.render"]["steps"] == 1
    mkdocs = rows["making", "frame.stage.render"]["processor"]
    assert mkdocs > max(row["processor"] for path, row in rows.items() if path[0] == "gate"), (
        "MkDocs, a program of its own, is counted"
    )
    assert rows["gate", "look.inspect"]["steps"] == rows["gate",]["steps"] > 20
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    named = {tuple(row["stage"]) for row in json.loads(again.stderr)["profile"]}
    assert ("looking for changes",) in named and ("making",) not in named
