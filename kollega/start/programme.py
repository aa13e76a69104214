"""The files of an advocacy programme, made of the answers to seven questions and of starting texts."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from kollega.diagnostics import near, visible
from kollega.languages import base
from kollega.library.life import Life
from kollega.library.read import Documents
from kollega.networks import IDS, NETWORKS, chosen
from kollega.problems import spoken
from kollega.records import ROLES, Program
from kollega.site import Site
from kollega.sources import one_line, quoted
from kollega.start import Misused
from kollega.start.files import write_new
from kollega.start.site import documents_of, refuse_links

_TEXTS = Path(__file__).parent / "programme"
#: The languages that have starting texts, and whom these name where nobody was named: who is responsible, and who speaks to
#: journalists. Sites in other languages begin with the first.
LANGUAGES = {
    "en": ("whoever runs the programme", "our communications department"),
    "da": ("dem, der står for programmet", "vores kommunikationsafdeling"),
    "de": ("die Leute, die das Programm leiten", "unsere Kommunikationsabteilung"),
    "fr": ("la personne qui s’occupe du programme", "notre service de communication"),
    "nl": ("wie het programma leidt", "onze afdeling communicatie"),
}
#: Where git hosts look for the owners of files, in their order.
_CODEOWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
_OWNER = re.compile(r"@[\w.-]+(?:/[\w./-]+)?|[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class Question:
    """One of the seven. `field` is the option and the field; several answers are parted by semicolons."""

    field: str
    words: str
    several: bool = False

    @property
    def asked(self) -> str:
        """The question as it is asked, in the language of the run."""
        return spoken().phrase(self.words, networks=", ".join(NETWORKS))


#: Asked in this order, on a terminal.
QUESTIONS = (
    Question("why", "Why do you want colleagues to share?"),
    Question("owner", "Who is responsible? (an id of a person, or a name)"),
    Question("audience", "Who is it for?", several=True),
    Question("subject", "What should be shared?", several=True),
    Question("network", "Where? ({networks})", several=True),
    Question("cadence", "How often?"),
    Question("measure", "How do you know that it works?"),
)


@dataclass(frozen=True)
class Order:
    """What is to be made. `answers` are by the field of their question; a question without an answer has none.

    `ask` is called for each of these, and gives the answer (`check_answer`) or an empty text. `owners` are names at the
    git host.
    """

    root: Path
    answers: dict[str, tuple[str, ...]]
    ask: Callable[[Question], str]
    owners: tuple[str, ...] = ()
    #: Further people by their field: sponsor, hr, communications.
    people: tuple[tuple[str, str], ...] = ()
    today: date | None = None


def make_programme(order: Order, program: str) -> str:
    """Write the files that are not there yet, and give the words to say about it.

    Raises `Misused`, `Refused` where there is no site or a link is in the way, `OSError`. No file is overwritten; `CODEOWNERS` gets lines.
    """
    check_typed(order)
    documents = documents_of(order.root)
    site = documents.site
    known = _known(documents)
    answers = _answers(order, known)
    day = Life(site, order.today).today
    files = dict(_files(site, answers, dict(order.people), day))
    owners = _codeowners(order.root)
    for name in (*files, *([owners] if order.owners else [])):
        refuse_links(order.root, name)
    kept = [name for name in files if os.path.lexists(order.root / name)]
    made = [name for name in files if name not in kept]
    write_new(order.root, {name: files[name].encode() for name in made})
    owned = _own(order, owners, f"/{site.docs_dir}/program/") if order.owners else ""
    said = answers if known is None else known
    return _words(order, made, kept, owned, [one for one in QUESTIONS if not said[one.field]], program)


def check_typed(order: Order) -> None:
    """Raise `Misused` for what was typed and cannot be meant, before a site is made for it."""
    for owner in order.owners:
        if not _OWNER.fullmatch(owner):
            said = "`{name}` is no name at a git host; write it as @name, @group/name or an address."
            raise Misused(spoken().phrase(said, name=visible(owner, 80)))
    for question in QUESTIONS:
        for text in order.answers.get(question.field, ()):
            check_answer(question, text)


def check_answer(question: Question, text: str) -> None:
    """Raise `Misused` for an answer that cannot be meant."""
    if question.field != "network":
        return
    words = spoken()
    for name in _networks([text]):
        if name not in NETWORKS:
            hint = IDS.get(name) or near(name, NETWORKS)
            meant = words.phrase(" Did you mean `{near}`?", near=hint) if hint else ""
            said = "there is no network `{name}`.{meant} Use some of: {networks}."
            raise Misused(
                words.phrase(said, name=visible(name, 80), meant=meant, networks=", ".join(NETWORKS))
            )


def _known(documents: Documents) -> dict[str, tuple[str, ...]] | None:
    """The answers that stand in the programme's file; nothing where there is none."""
    for document in documents.of("program").values():
        record: Program = document.record
        found = {
            "why": (record.why,), "owner": (record.owner,), "audience": record.audiences, "subject": record.subjects,
            "network": record.networks, "cadence": (record.cadence,), "measure": tuple(goal.measure for goal in record.goals),
        }  # fmt: skip
        return {field: tuple(filter(None, texts)) for field, texts in found.items()}
    return None


def _answers(order: Order, known: dict[str, tuple[str, ...]] | None) -> dict[str, tuple[str, ...]]:
    """Every answer by field, clean. What was not given stands in the file, or is asked where there is no file yet."""
    found = {}
    for question in QUESTIONS:
        given = order.answers.get(question.field) or (
            (order.ask(question),) if known is None else known[question.field]
        )
        parts = [part for text in given for part in (text.split(";") if question.several else [text])]
        found[question.field] = (
            _networks(parts) if question.field == "network" else tuple(filter(None, map(one_line, parts)))
        )
    return found


def _networks(answers: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for text in answers for name in re.split(r"[\s,;]+", text.casefold()) if name)


def _files(
    site: Site, answers: dict[str, tuple[str, ...]], people: dict[str, str], day: date
) -> Iterator[tuple[str, str]]:
    folder = f"{site.docs_dir}/program"
    yield f"{folder}/program.yml", _program(answers, people)
    yield f"{folder}/links.yml", _LINKS
    yield f"{folder}/engage.yml", _ENGAGE
    networks = [one.id for one in chosen(answers["network"] or site.networks) if one.medium == "social"]
    first = site.lang if base(site.lang) in LANGUAGES else next(iter(LANGUAGES))
    for lang in dict.fromkeys((first, *(lang for lang in site.languages if base(lang) in LANGUAGES))):
        ending = "md" if lang == first else f"{lang}.md"
        foreign = f"lang: {lang}\n" if lang != site.lang and lang == first else ""
        values = _values(site, answers, people, lang)
        for path in sorted((_TEXTS / base(lang)).glob("*.md")):
            text = Template(path.read_text("utf-8")).substitute(values)
            yield f"{folder}/guidelines/{path.stem}.{ending}", f"---\nreviewed: {day}\n{foreign}---\n\n{text}"
        for id_ in networks:
            own = _TEXTS / base(lang) / "networks" / f"{id_}.md"
            path = own if own.is_file() else own.with_name("any.md")
            text = Template(path.read_text("utf-8")).substitute(values, network=NETWORKS[id_].name)
            # What a translation leaves out is as in the original.
            about = f"network: {id_}\n" if lang == first else ""
            yield (
                f"{folder}/guidelines/{id_}.{ending}",
                f"---\nreviewed: {day}\n{about}{foreign}---\n\n{text}",
            )


def _values(
    site: Site, answers: dict[str, tuple[str, ...]], people: dict[str, str], lang: str
) -> dict[str, str]:
    """What the texts name. An id of a person reads badly, so only names are put into them."""
    asked, press = LANGUAGES[base(lang)]
    owner = next(iter(answers["owner"]), "")
    communications = one_line(people.get("communications", ""))

    def shown(name: str, otherwise: str) -> str:
        # No sign of Markdown or YAML in a name begins anything.
        return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", name) if " " in name else otherwise

    return {
        "employer": re.sub(r"([\\`*_\[\]<>#])", r"\\\1", one_line(site.organisation.name)),
        "owner": shown(owner, asked), "communications": shown(communications, press),
    }  # fmt: skip


def _program(answers: dict[str, tuple[str, ...]], people: dict[str, str]) -> str:
    """`program.yml`: what was answered, and what was not as comments."""

    def one(name: str, values: tuple[str, ...]) -> str:
        return f"{name}: {quoted(values[0])}" if values else f"# {name}: "

    def many(name: str, values: tuple[str, ...]) -> str:
        return (
            "\n".join([f"{name}:", *(f"  - {quoted(value)}" for value in values)])
            if values
            else f"# {name}: []"
        )

    why, measure = answers["why"], answers["measure"]
    lines = [
        "# The programme for colleagues who share. Nobody has to take part.",
        one("owner", answers["owner"]),
        *(one(role, (one_line(people[role]),) if people.get(role) else ()) for role in ROLES if role != "owner"),
        one("why", why), many("audiences", answers["audience"]), many("subjects", answers["subject"]),
        "# Without goals and an owner no ranking and no report is made.",
    ]  # fmt: skip
    if why and measure:
        lines += ["goals:", f"  - name: {quoted(why[0][:200])}", f"    measure: {quoted(measure[0])}"]
    else:
        lines.append("# goals:\n#   - name: \n#     measure: ")
    lines += [many("networks", answers["network"]), one("cadence", answers["cadence"])]
    return "\n".join(lines) + "\n"


_LINKS = """\
# Articles elsewhere that are worth sharing. An example; remove the signs # and the space behind them to use it.
# - url: https://magazine.example.com/an-article
#   title: What it is called
#   why: Why a colleague should read it, in a colleague's own words.
#   by: the-id-of-a-colleague
#   until: 2030-12-31
[]
"""
_ENGAGE = """\
# Posts of ours that colleagues may join, with the last day on which it makes sense.
# - url: https://social.example.org/@us/123
#   title: What it is about
#   network: mastodon
#   until: 2030-12-31
[]
"""


def _codeowners(root: Path) -> str:
    """The file in which owners of files stand, or are to stand."""
    found = next((name for name in _CODEOWNERS if (root / name).is_file()), "")
    return found or (_CODEOWNERS[0] if (root / ".github").is_dir() else "CODEOWNERS")


def _own(order: Order, name: str, folder: str) -> str:
    """Add the owners of the programme's files to that file; its name, or nothing where they stood there already."""
    path = order.root / name
    text = path.read_text("utf-8") if path.is_file() else "# Who is asked about a change.\n"
    if any(line.split()[:1] == [folder] for line in text.splitlines()):
        return ""
    gap = "" if text.endswith("\n") or not text else "\n"
    path.write_text(f"{text}{gap}{folder} {' '.join(order.owners)}\n", "utf-8", newline="\n")
    return name


def _words(
    order: Order, made: list[str], kept: list[str], owned: str, open_: list[Question], program: str
) -> str:
    root = "" if order.root == Path() else f" --root {shlex.quote(str(order.root))}"
    words = spoken()
    lines = [f"  {name}" for name in made]
    if made:
        counted = words.count(
            len(made), "Made one file of the programme:", "Made {n} files of the programme:"
        )
        lines.insert(0, counted)
    lines += [words.phrase("`{path}` was there already and is as it was.", path=name) for name in kept]
    if owned:
        lines.append(words.phrase("`{path}` names who is asked about changes of the programme.", path=owned))
    if open_:
        still = words.phrase("Not answered yet; write it into `program.yml`:")
        lines += ["", still, *(f"  {one.asked}" for one in open_)]
    read = "Read the guidelines, and change what is not so with you. Then look at them in the backstage:"
    return "\n".join([*lines, "", words.phrase(read), f"  {program}{root}"])
