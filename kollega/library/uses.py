"""Uses: what feeds, the pictures for networks and the share kits may have of each record, for the consent of its people.

Whoever makes such a use asks `kollega.live.used`, and never how anybody stands.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from kollega import names
from kollega.library.consent import SHOWN, Consents, Standing, reason
from kollega.library.read import Documents
from kollega.library.references import References
from kollega.library.withdrawal import Withdrawal, place_of
from kollega.live import Lessened, Link, Text
from kollega.records import Effect, Event, Job, Person, Purpose, Story
from kollega.schema import Document
from kollega.words import words

#: What is made of records beside their pages, and what it is called in messages.
USES: dict[Purpose, str] = {"feeds": "in feeds", "social": "on pictures for networks", "kit": "in share kits"}
_FILES: dict[Purpose, str] = {"feeds": "feed", "kit": "share kit"}
_PROBLEMS: dict[Effect, str] = {
    "hold": "consent-unused",
    "name": "consent-unnamed",
    "picture": "consent-unseen",
}


class Uses:
    """Decides for the records of one language."""

    def __init__(self, documents: Documents, references: References, withdrawal: Withdrawal) -> None:
        self._documents, self._references, self._withdrawal = documents, references, withdrawal
        self._consents: Consents = withdrawal.consents
        self._rules = documents.site.consent
        #: By purpose: full names that such a use may not have, and whose they are.
        self._unnamed = {
            purpose: {
                name: key
                for key in self._consents.having(purpose, "hold", "name")
                for name in self._consents.sought(key)
                if names.is_full(name) and key not in withdrawal.people
            }
            for purpose in USES
        }

    @property
    def apart(self) -> dict[str, tuple[str, ...]]:
        """Full names that files of a use may not have, by the use as the gate calls it."""
        found = {use: tuple(sorted(self._unnamed[purpose])) for purpose, use in _FILES.items()}
        return {use: some for use, some in found.items() if some}

    def of(self, record: Story | Job | Event, text: Text) -> dict[str, Lessened]:
        """By purpose, what is left of a story, a job or an event; `text` is what its page shows."""
        named = {purpose: self._named(record, text, purpose) for purpose in USES}
        found = {
            purpose: Lessened(is_there=False) if some else self._left(record, purpose)
            for purpose, some in named.items()
        }
        if isinstance(record, Story) and (any(found.values()) or self._withdrawal.hides_pictures(record)):
            self._tell(record)
        self._tell_named(record, named)
        return {purpose: less for purpose, less in found.items() if less}

    def of_person(self, person: Person) -> dict[str, Lessened]:
        """The same of a person's page."""
        effects = {purpose: self._consents.effect(person.slug, purpose) for purpose in USES}
        return {
            purpose: Lessened(is_there=effect == "picture", has_pictures=False)
            for purpose, effect in effects.items()
            if effect
        }

    def _named(self, record: Story | Job | Event, text: Text, purpose: Purpose) -> list[str]:
        """The names that keep a record out of a use."""
        unnamed = self._unnamed[purpose]
        return names.search(names.APART.join(self._said(record, text, purpose)), unnamed) if unnamed else []

    def _left(self, record: Story | Job | Event, purpose: Purpose) -> Lessened | None:
        if not isinstance(record, Story):
            return None
        purposes: tuple[Purpose, ...] = (purpose,)
        if purpose == "social" and "hold" not in self._effects(record, "kit"):
            purposes = ("social", "kit")  # the cards are in the kit, and show no more than that may
        effects = {effect for one in purposes for effect in self._effects(record, one)}
        if "hold" in effects:
            return Lessened(is_there=False)
        if "name" in effects:
            return Lessened(has_pictures=False, authors=self._authors(record, purposes))
        return Lessened(has_pictures=False) if "picture" in effects else None

    def _effects(self, story: Story, purpose: Purpose) -> set[Effect]:
        """What is left out of a use of a story because of anybody."""
        if not self._consents.without[purpose]:
            return set()
        every = (self._effect(one, purpose, field) for field in SHOWN for one in getattr(story, field))
        return {effect for effect in every if effect}

    def _effect(self, text: str, purpose: Purpose, field: str) -> Effect | None:
        """What is left out because of somebody; of whom the site itself shows nothing, nothing more is.

        Of a story in which somebody is only pictured the pictures are enough, unless the employer asks for more.
        """
        if self._consents.who(text) in self._withdrawal.people:
            return None
        effect = self._consents.effect(text, purpose)
        is_enough = effect == "hold" and field == "pictured" and purpose not in self._rules.asked
        return "picture" if is_enough else effect

    def _said(self, record: Story | Job | Event, text: Text, purpose: Purpose) -> tuple[str, ...]:
        """What such a use may say of a record, but for the names of those who tell it."""
        if purpose == "social":  # as much as there is room for on a picture, and beside it
            return (record.title, record.summary)
        said = (record.title, record.summary, getattr(record, "quote", ""), text.unsafe_html, text.plain)
        if isinstance(record, Event):
            return said
        return (*said, *record.tags, *(one for texts in record.share.values() for one in texts))

    def _authors(self, story: Story, purposes: tuple[Purpose, ...]) -> tuple[Link, ...]:
        somebody = Link(name=words(story.lang).gettext("A colleague"))
        shown = self._withdrawal.without(story).authors
        links = (
            somebody
            if any(self._effect(text, one, "authors") in ("name", "hold") for one in purposes)
            else self._references.link("person", text)
            for text in shown
        )  # fmt: skip
        return tuple(dict.fromkeys(links))

    def _tell(self, story: Story) -> None:
        """Say what is left out of what, for whom and why."""
        document = self._by_path[story.path]
        for field in SHOWN:
            for number, text in enumerate(getattr(story, field)):
                rows: dict[tuple[Effect, Standing], list[str]] = defaultdict(list)
                at_home = self._consents.effect(text, "site")
                if at_home in ("name", "picture"):
                    rows[at_home, self._consents.standing(self._consents.who(text), "site")].append(
                        "on the site"
                    )
                for purpose, use in USES.items():
                    if effect := self._effect(text, purpose, field):
                        rows[effect, self._consents.standing(self._consents.who(text), purpose)].append(use)
                for (effect, how), uses in rows.items():
                    document.problem(
                        _PROBLEMS[effect], f"{field}.{number}", name=self._consents.name(self._consents.who(text)),
                        uses=" and ".join(uses), reason=reason(how),
                    )  # fmt: skip

    def _tell_named(self, record: Story | Job | Event, named: dict[Purpose, list[str]]) -> None:
        """Say what a record is left out of since it names somebody, where that is not told of those who are shown in it."""
        rows: dict[tuple[str, Standing], dict[str, str]] = defaultdict(dict)
        for purpose, some in named.items():
            for name in some:
                key = self._unnamed[purpose][name]
                if not (isinstance(record, Event) and purpose == "kit") and not self._is_told(
                    record, key, purpose
                ):
                    rows[key, self._consents.standing(key, purpose)].setdefault(USES[purpose], name)
        for (key, how), uses in rows.items():
            document, name = self._by_path[record.path], next(iter(uses.values()))
            document.source.problem(
                "consent-said", *place_of(document, self._withdrawal.without(record), name),
                name=self._consents.name(key), uses=" and ".join(uses), reason=reason(how),
            )  # fmt: skip

    def _is_told(self, record: Story | Job | Event, key: str, purpose: Purpose) -> bool:
        return any(
            self._consents.who(text) == key and self._effect(text, purpose, field) == "hold"
            for field in SHOWN
            for text in getattr(record, field, ())
        )

    @cached_property
    def _by_path(self) -> dict[str, Document]:
        every = (*self._documents.originals, *self._documents.translated)
        return {one.record.path: one for one in every}
