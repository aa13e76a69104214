"""Files and folders that stay and whose names name the person: what they are called then, and the texts that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from kollega import names
from kollega.withdraw.person import Who
from kollega.withdraw.text import find

_SOMEBODY = "a-colleague"


class Paths:
    """The paths of the files that stay. Those whose name ends in one of `kept` keep it, but not that of their folder."""

    def __init__(self, files: Iterable[str], who: Who, kept: tuple[str, ...]) -> None:
        self._who, self._kept = who, kept
        files = list(files)
        self._taken = {place for path in files for place in _with_folders(path)}
        self._new: dict[str, str] = {}
        #: Words by which a text leads to what gets another name: whole names, and what an address has of them.
        self._words: dict[str, str] = {}
        for path in files:
            if names.search_path(path, who.wanted):
                self.new(path)

    def new(self, path: str) -> str:
        """Where a file or folder lies then: where it lay, if its name is to stay or the other one is taken."""
        if path not in self._new:
            above, _, name = path.rpartition("/")
            folder = f"{self.new(above)}/" if above else ""
            other = name if name.casefold().endswith(self._kept) else self._without_person(name)
            if other != name and folder + other in self._taken:
                other = name
            self._taken.add(folder + other)
            self._new[path] = folder + other
            if other != name:
                self._words[name] = other
                self._words[name.partition(".")[0]] = other.partition(".")[0]
        return self._new[path]

    def retold(self, text: str) -> str:
        """A text that leads to the new names. What is the person's id itself is left: it means the person."""
        for old, new in self._words.items():
            if old not in self._who.wanted:
                either = "|".join(dict.fromkeys(map(re.escape, (old, quote(old)))))
                text = re.sub(rf"(?<![\w-])(?:{either})(?![\w-])", new, text)
        return text

    def _without_person(self, name: str) -> str:
        if not names.search_path(name, self._who.wanted):
            return name
        found = find(name, self._who.wanted)
        other = name[: found[0]] + _SOMEBODY + name[found[1] :] if found else name
        return name if names.search_path(other, self._who.wanted) else other


def _with_folders(path: str) -> Iterable[str]:
    parts = path.split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
