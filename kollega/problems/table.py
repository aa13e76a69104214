"""Every problem that Kollega can find, in one table: what is wrong and why it matters, and the likely cure.

The words are read by people who know neither git nor YAML. Names in braces are filled in by the finder.
Problems of a field carry the field's code (`story-date`); the others carry their name here.
"""

from kollega.problems.entry import Problem
from kollega.problems.fields import FIELDS
from kollega.problems.files import FILES
from kollega.problems.gate import GATE
from kollega.problems.jobs import JOBS
from kollega.problems.people import PEOPLE
from kollega.problems.texts import TEXTS
from kollega.problems.video import VIDEO
from kollega.problems.yaml import YAML

PROBLEMS: dict[str, Problem] = {**FILES, **YAML, **FIELDS, **JOBS, **TEXTS, **PEOPLE, **VIDEO, **GATE}
