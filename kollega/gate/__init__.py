"""The gate: reads a finished output as a stranger would, and refuses what must not be published.

It knows nothing of the code that wrote the output, and so imports none of it. `inspect` looks at one file
by itself, so its result can be kept and the work spread; `judge` looks at all files together.
"""

from kollega.gate.facts import Facts, Finding, Rules
from kollega.gate.inspection import inspect, remember
from kollega.gate.judge import Sound, Surroundings, judge, judge_changes
from kollega.gate.likenesses import likenesses, unseen

__all__ = [
    "Facts", "Finding", "Rules", "Sound", "Surroundings", "inspect", "judge", "judge_changes",
    "likenesses", "remember", "unseen",
]  # fmt: skip
