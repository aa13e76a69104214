"""The text of a new file: its fields with what the tables of `kollega.schema.kinds` say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kollega.problems import spoken
from kollega.schema import blanks
from kollega.schema.fields import Field
from kollega.schema.kinds import KINDS
from kollega.sources import quoted

#: Kinds whose file is all YAML.
DATA = {"person", "team"}
#: What the rules among the fields of a kind ask for besides the needed ones.
_BESIDES = {"job": {"location": quoted(blanks.VALUE), "apply_email": f"{blanks.MAIL}example.org"}}
#: Fields that keep a record from the public, best first, and what to say of them.
_HOLDING = {
    "draft": "remove this line when it is ready; nobody sees it before",
    "internal": "remove this line when it is ready; only colleagues see it before",
}
_MORE = "More fields. To use one, remove the `# ` before its name and write the value behind the colon."


@dataclass(frozen=True)
class Form:
    """A file to fill in. `holding` is the field that keeps it from the public, `blanks` are those to fill in."""

    text: str
    holding: str
    blanks: tuple[str, ...]


def form(kind: str, title: str, authors: tuple[str, ...], today: date) -> Form:
    """The file of a new record: needed fields filled in, the others as comments."""
    rows = KINDS[kind]
    holding = next((name for name in _HOLDING if any(row.name == name for row in rows)), "")
    guesses = _guesses(rows, today) | _BESIDES.get(kind, {})
    known = {"title": quoted(title), "name": quoted(title)} | _known(authors, today)
    values = {name: known.get(name, guess) for name, guess in guesses.items()}
    lines = [f"{holding}: true  # {spoken().phrase(_HOLDING[holding])}"] if holding else []
    lines += [f"{row.name}: {values[row.name]}  # {_explained(row)}" for row in rows if row.name in values]
    lines += _switched_off([row for row in rows if row.name not in values and row.name != holding])
    if kind not in DATA:
        lines = ["---", *lines, "---", *(["", spoken().phrase(blanks.TEXT)] if holding else [])]
    return Form("\n".join(lines) + "\n", holding, tuple(name for name in values if name not in known))


def _known(authors: tuple[str, ...], today: date) -> dict[str, str]:
    """Fields whose value needs no second look."""
    dates = dict.fromkeys(("date", "date_posted"), today.isoformat())
    names = [quoted(name) for name in authors]
    return dates | ({"authors": names[0] if len(names) == 1 else f"[{', '.join(names)}]"} if names else {})


def _guesses(rows: tuple[Field, ...], today: date) -> dict[str, str]:
    """A value for each needed field, of the form that it must have."""
    return {
        row.name: f"{today}T12:00" if row.form == "date-time" else quoted(blanks.VALUE)
        for row in rows
        if row.needed
    }


def _explained(row: Field) -> str:
    words = spoken()
    return f"{words.recognised(row.form)}: {words.phrase(row.meaning)}"


def _switched_off(rows: list[Field]) -> list[str]:
    width = max((len(row.name) for row in rows), default=0) + 3
    return [
        "",
        f"# {spoken().phrase(_MORE)}",
        *(f"# {row.name + ':':{width}}# {_explained(row)}" for row in rows),
    ]
