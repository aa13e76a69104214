"""Problems: everything that can be wrong with the content, and the words for it in five languages."""

from kollega.problems.entry import Problem
from kollega.problems.language import LANGUAGES, Language, language, speak, spoken
from kollega.problems.table import PROBLEMS

__all__ = ["LANGUAGES", "PROBLEMS", "Language", "Problem", "language", "speak", "spoken"]
