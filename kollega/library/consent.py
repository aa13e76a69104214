"""Consent: for which purposes each person may be shown on a day, and what is left out where not.

A person who has consent on file agreed to the purposes that stand there, and to no others. One who has none is asked for
what the employer asks for (`extra.kollega.consent`), and everybody may take it back (`withdrawn`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from kollega import names
from kollega.digest import of_value
from kollega.library.read import Documents
from kollega.library.references import References
from kollega.records import PURPOSES, Consent, Effect, Person, Purpose, Story
from kollega.schema import slugify
from kollega.schema.consent import EFFECTS
from kollega.site import ConsentRules
from kollega.words import words

#: `free`: nobody asks. `later`: what was agreed begins later. `missing`: it is not on file.
Why = Literal["agreed", "free", "withdrawn", "ended", "later", "missing"]
#: Who counts for a story: they tell it, or can be recognised in its pictures and its video.
SHOWN = ("authors", "pictured")


class Standing(NamedTuple):
    """Whether a person may be shown for a purpose, and why; `day` is the last one of what was agreed, if it has one."""

    why: Why
    day: date | None = None

    @property
    def may(self) -> bool:
        """Whether the person may be shown."""
        return self.why in ("agreed", "free")


def reason(how: Standing) -> str:
    """Why somebody may not be shown, in words."""
    match how.why:
        case "withdrawn":
            return f"taken back on {how.day}"
        case "ended":
            return f"agreed until {how.day}, which is over"
        case "later":
            return f"agreed from {how.day} on"
    return "not on file"


def standing(person: Person, purpose: Purpose, rules: ConsentRules, today: date) -> Standing:
    """How a person stands to a purpose on a day."""
    if person.withdrawn and person.withdrawn <= today:
        return Standing("withdrawn", person.withdrawn)
    given = [one for one in person.consent if one.purpose == purpose]
    running = [one for one in given if not (one.given and one.given > today) and not _is_over(one, today)]
    if running:
        ends = [one.until for one in running]
        return Standing("agreed", None if None in ends else max(day for day in ends if day))
    if over := [one.until for one in given if one.until and _is_over(one, today)]:
        return Standing("ended", max(over))
    if given:
        return Standing("later", min(one.given for one in given if one.given))
    # Who may be ranked, or is in a feed, is on the site; that alone nobody wrote down twice.
    is_asked = purpose in rules.asked or purpose == "ranking" or (bool(person.consent) and purpose != "site")
    return Standing("missing" if is_asked else "free")


def _is_over(consent: Consent, today: date) -> bool:
    return consent.until is not None and consent.until < today


class Consents:
    """How everybody stands on a day. Persons are meant by id or name; who has no file is a name alone."""

    def __init__(self, documents: Documents, references: References, today: date) -> None:
        self.today, self._documents, self._references = today, documents, references
        self._rules = documents.site.consent
        people = {slug: document.record for slug, document in documents.of("person").items()}
        self._people: dict[str, Person] = people
        #: Full names in every language, that of the original first.
        self._names = {slug: [person.name] for slug, person in people.items()}
        for document in documents.translated:
            if document.kind == "person" and document.record.slug in self._names:
                self._names[document.record.slug].append(document.record.name)
        #: What no person is called: teams, and whoever is shown without a name.
        teams = (
            one.record.name for one in (*documents.originals, *documents.translated) if one.kind == "team"
        )
        nobody = (words(lang).gettext("A colleague") for lang in ("en", *documents.site.languages))
        self._nobody = {slugify(name) for name in (*teams, *nobody)}
        self._by_name = {name.casefold(): slug for slug, some in self._names.items() for name in some}
        #: By purpose: who may not be shown so, as id, or as name where there is no file.
        self.without: dict[Purpose, frozenset[str]] = {
            purpose: frozenset(
                slug for slug, person in people.items()
                if not standing(person, purpose, self._rules, today).may
            ) | frozenset(self._strangers() if purpose in self._rules.asked else ())
            for purpose in PURPOSES
        }  # fmt: skip

    def _strangers(self) -> Iterable[str]:
        """Names of those who tell stories or are in pictures, and have no file in which consent could stand."""
        site = self._documents.site
        ours = {slugify(name) for name in (site.name, site.organisation.name)}
        for document in (*self._documents.of("story").values(), *self._documents.translated):
            if isinstance(document.record, Story):
                texts = (*document.record.authors, *document.record.pictured, document.record.written_by)
                yield from (
                    text for text in texts if text and self.person(text) is None and slugify(text) not in ours
                )

    def person(self, text: str) -> Person | None:
        """Whom a text means, also by the name that another language writes."""
        found = self._references.find("person", text)
        return (
            found if isinstance(found, Person) else self._people.get(self._by_name.get(text.casefold(), ""))
        )

    def who(self, text: str) -> str:
        """The key of whom a text means."""
        person = self.person(text)
        return person.slug if person else text

    def name(self, key: str) -> str:
        """The full name of a key."""
        return self.names(key)[0]

    def names(self, key: str) -> tuple[str, ...]:
        """The full names of a key, as the languages of the site write them."""
        return tuple(dict.fromkeys(self._names.get(key, [key])))

    def sought(self, key: str) -> tuple[str, ...]:
        """The names by which texts are searched for somebody; of who has no file a full one, which is no everyday word."""
        if key in self._people:
            return self.names(key)
        return (key,) if names.is_full(key) and slugify(key) not in self._nobody else ()

    def effect(self, text: str, purpose: Purpose) -> Effect | None:
        """What is left out of such a use because of whom a text means; nothing where all may be shown."""
        key = self.who(text)
        if key not in self.without[purpose]:
            return None
        if self.standing(key, purpose).why == "withdrawn":
            return "hold"
        return self._rules.asked.get(purpose, EFFECTS[purpose])

    def standing(self, key: str, purpose: Purpose) -> Standing:
        """How somebody stands to a purpose."""
        person = self._people.get(key)
        if person is None:
            return Standing("missing" if key in self.without[purpose] else "free")
        return standing(person, purpose, self._rules, self.today)

    def having(self, purpose: Purpose, *effects: Effect) -> tuple[str, ...]:
        """Keys of those because of whom one of these effects comes upon such a use."""
        return tuple(sorted(key for key in self.without[purpose] if self.effect(key, purpose) in effects))

    @property
    def withheld(self) -> tuple[str, ...]:
        """Digests of everybody who may not be shown, with the purpose: who it is, they do not tell."""
        every = ((purpose, key) for purpose in PURPOSES for key in self.without[purpose])
        return tuple(sorted(of_value(*one) for one in every))
