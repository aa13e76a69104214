"""A build over what earlier ones left gives the bytes of a clean one, whatever happened in between."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kollega import pipeline, unchanged
from kollega.order import Order
from tests.folders import CONFIG, JOB, contents, write

STORY = """\
---
title: {title}
date: {date}
authors: {author}
tags: [{tag}]
{more}---

It is dark, and [the lamp](../jobs/lamp.md) is {word}.
"""
WORDS = st.sampled_from(["bright", "out", "mended", "Å", "<b>", "far away"])
SLUGS = st.sampled_from(["night", "bread", "tide"])


class Warm(RuleBasedStateMachine):
    """A site that people work on, and that is built after each thing they do."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="kollega-warm-"))
        self.root = write(self.home / "in", {
            "mkdocs.yml": CONFIG, "jobs/lamp.md": JOB, "content/people/ada.yml": "name: Ada Anker\n",
            "content/people/bo.yml": "name: Bo Baak\n", "content/benefits.md": "# Benefits\n\nBread.\n",
        })  # fmt: skip
        self.stories: dict[str, dict[str, str]] = {}
        self.today = date(2026, 2, 1)
        self.is_built = False
        self._say("night")

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    def _say(self, slug: str, **values: str) -> None:
        known = {
            "title": "Night shift",
            "date": "2026-01-13",
            "author": "ada",
            "tag": "night",
            "more": "",
            "word": "on",
        }
        self.stories[slug] = self.stories.get(slug, known) | values
        write(self.root, {f"stories/{slug}.md": STORY.format(**self.stories[slug])})

    def _order(self, to: str, **values: object) -> Order:
        made = Order(
            root=self.root, site_dir=self.home / to / "site", backstage_dir=self.home / to / "backstage",
            today=self.today, pictures=False,
        )  # fmt: skip
        return replace(made, **values)  # type: ignore[arg-type]

    @rule(slug=SLUGS, word=WORDS)
    def edit(self, slug: str, word: str) -> None:
        self._say(slug, word=word)

    @rule(slug=SLUGS, title=WORDS, tag=WORDS)
    def call_otherwise(self, slug: str, title: str, tag: str) -> None:
        self._say(slug, title=f"'{title}'", tag=f"'{tag}'")

    @rule(slug=SLUGS, days=st.integers(-3, 3))
    def schedule(self, slug: str, days: int) -> None:
        self._say(slug, date=str(self.today + timedelta(days)))

    @precondition(lambda self: self.stories)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        slug = data.draw(st.sampled_from(sorted(self.stories)))
        del self.stories[slug]
        (self.root / f"stories/{slug}.md").unlink()

    @precondition(lambda self: "tide" in self.stories and "ebb" not in self.stories)
    @rule()
    def move(self) -> None:
        (self.root / "stories/tide.md").unlink()
        self._say("ebb", **self.stories.pop("tide") | {"more": "aliases: [/stories/tide]\n"})

    @rule(author=st.sampled_from(["ada", "bo", "[ada, bo]"]), slug=SLUGS)
    def tell_together(self, author: str, slug: str) -> None:
        self._say(slug, author=author)

    @rule(days=st.integers(-2, 2))
    def withdraw(self, days: int) -> None:
        day = self.today + timedelta(days)
        write(self.root, {"content/people/bo.yml": f"name: Bo Baak\nwithdrawn: {day}\n"})

    @rule(word=WORDS)
    def change_the_theme(self, word: str) -> None:
        template = '{% extends "kollega/records/missing.html" %}{% block more %}' + word + "{% endblock %}"
        write(self.root, {"theme/records/missing.html": template})

    @rule(word=WORDS)
    def change_a_page(self, word: str) -> None:
        write(self.root, {"content/benefits.md": f"# Benefits\n\nBread, {word}.\n"})

    @rule(days=st.integers(1, 3))
    def let_days_pass(self, days: int) -> None:
        self.today += timedelta(days)

    @precondition(lambda self: self.is_built)
    @rule(seed=st.integers(0, 99))
    def damage_the_cache(self, seed: int) -> None:
        path = self.home / "warm/.kollega/store.sqlite"
        data, dice = bytearray(path.read_bytes()), random.Random(seed)
        for _ in range(40):
            data[dice.randrange(200, len(data))] ^= 255
        path.write_bytes(data)

    @rule(after=st.floats(0.1, 2.5))
    def kill_a_run(self, after: float) -> None:
        order = self._order("warm")
        command = [
            sys.executable, "-m", "kollega", "--root", str(self.root), "build", "--no-pictures", "--today", str(self.today),
            "--site-dir", str(order.site_dir), "--backstage-dir", str(order.backstage_dir),
        ]  # fmt: skip
        run = subprocess.Popen(
            command, cwd=Path(__file__).parents[1], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )  # fmt: skip
        try:
            run.wait(after)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()

    @invariant()
    def a_warm_build_equals_a_clean_one(self) -> None:
        warm, clean = self._order("warm", workers=2), self._order("clean", cache=False)
        told = unchanged.outcome(warm)
        made, anew = pipeline.build(warm), pipeline.build(clean)
        assert made.published and anew.published, made.report.diagnostics
        assert made.report.diagnostics == anew.report.diagnostics
        for name in ("site", "backstage"):
            assert contents(self.home / "warm" / name) == contents(self.home / "clean" / name)
        if told:
            assert told.outputs == made.outputs and told.report.diagnostics == made.report.diagnostics
        self.is_built = True


TestWarm = pytest.mark.slow(Warm.TestCase)
TestWarm.settings = settings(max_examples=4, stateful_step_count=6, suppress_health_check=list(HealthCheck))
