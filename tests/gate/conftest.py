"""Rows of the catalogue that the gate needs in another wording than they have."""

from __future__ import annotations

from kollega.problems import PROBLEMS
from kollega.problems.entry import error
from kollega.problems.gate import _OURS

PROBLEMS["gate-control"] = error("There is a control character ({sign}) in the text.", _OURS)
