"""Every problem that Kollega can find, in one table: what is wrong and why it matters, and the likely cure.

The words are read by people who know neither git nor YAML. Names in braces are filled in by the finder.
Problems of a field carry the field's code (`story-date`); the others carry their name here.
"""

from kollega.problems.content import FIELDS, PEOPLE, TEXTS
from kollega.problems.entry import Problem
from kollega.problems.files import FILES, YAML
from kollega.problems.gate import GATE
from kollega.problems.video import VIDEO

PROBLEMS: dict[str, Problem] = {**FILES, **YAML, **FIELDS, **TEXTS, **PEOPLE, **VIDEO, **GATE}
