"""What the terminal says."""

from __future__ import annotations

from kollega.diagnostics import Report
from kollega.farm import StepFailed
from kollega.pipeline import Outcome
from kollega.serve import words


def test_the_greeting_says_where_to_look() -> None:
    lines = list(words.greeting(8000, 8000, None))
    assert "http://127.0.0.1:8000/" in lines[0] and "http://127.0.0.1:8000/_backstage/" in lines[1]
    assert "Ctrl-C" in lines[-1] and "phone" not in "".join(lines)
    assert next(words.greeting(8001, 8000, None)) == "Port 8000 is taken; this preview has 8001."
    assert "taken" not in next(words.greeting(49152, 0, None))


def test_sharing_is_told_with_the_address_and_a_warning() -> None:
    lines = "\n".join(words.greeting(8000, 8000, "10.1.2.3"))
    assert "http://10.1.2.3:8000/" in lines and "Everybody in this network" in lines
    assert "no address in a network" in "\n".join(words.greeting(8000, 8000, ""))


def test_a_build_is_one_line() -> None:
    report = Report()
    report.add("config-missing", "mkdocs.yml", near="")
    bad = Outcome(report)
    good = Outcome(Report(), published=True, changes={"added": 1, "changed": 2, "removed": 0})
    same = Outcome(Report(), published=True, changes={"added": 0})
    assert words.built([], 1.26, good, "") == "built in 1.3 s, 3 files changed."
    assert words.built(["a.md"], 0.2, same, "") == "a.md: built in 0.2 s, nothing changed."
    assert words.built(list("abcd"), 0.2, bad, "Why.") == "a, b and 2 more: not built (0.2 s). 1 error. Why."
    assert words.built(["a"], 0.2, None, "Why.") == "a: not built (0.2 s). Why."
    assert "\x1b" not in words.built(["a\x1b[2J"], 0, good, "") and "\n" not in words.built(
        ["a\nb"], 0, good, ""
    )


def test_a_fault_is_one_sentence_of_its_last_line() -> None:
    trace = "feed:all\nTraceback (most recent call last):\n  File ...\nKeyError: 'x'\n"
    assert words.bug(StepFailed(trace), "f.txt").startswith("A step of the build failed (KeyError: 'x').")
    assert words.bug(RuntimeError(""), "f.txt").startswith("A step of the build failed (RuntimeError: ).")
    assert "\n" not in words.bug(StepFailed(trace), "f.txt") + words.disk(OSError("a\nb"))
