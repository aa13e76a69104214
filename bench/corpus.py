"""The corpus: stories and jobs that everybody builds, the same on every machine.

A thousand stories of 600 to 900 words and 500 jobs of 400 to 600, or fewer, or more. They are CommonMark, with headings,
lists, quotes, and links to each other by address. What stands above the text is data; each peer writes it as it reads it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bench.words import phrase, pick, sentence

#: The day on which everybody builds, and the newest story was published the day before.
TODAY = date(2026, 2, 1)
#: How many jobs go with how many stories; of others half as many as stories.
_JOBS = {5000: 500}
_FIRST = "Ada Bo Cleo Dov Ebbe Fia Gro Hedi Ivo Jara Kaj Lu Mio Nuno Oda Pia Quim Runa Sol Tove Uma Vito Wim Yara".split()
_LAST = (
    "Anker Brink Cairn Dale Eng Fjord Glade Holm Inlet Kamp Lund Marsh Ness Oak Pond Quay Reef Sund".split()
)
TEAMS = (
    "Kitchen",
    "Nursing",
    "Harbour",
    "Engineering",
    "Design",
    "Sales",
    "Finance",
    "Logistics",
    "Care",
    "Research",
)
PLACES = ("Aarhus", "Odense", "Esbjerg", "Aalborg", "Roskilde", "Horsens", "Vejle", "Kolding")
TAGS = (
    "apprentices", "boats", "career-change", "children", "engineering", "first-day", "health", "learning", "mentors", "music",
    "night-shift", "part-time", "relocation", "research", "returning", "safety", "service", "sustainability", "teamwork", "tools",
)  # fmt: skip
_ROLES = (
    "Nurse",
    "Ship's cook",
    "Crane driver",
    "Data analyst",
    "Product designer",
    "Electrician",
    "Planner",
    "Teacher",
)
_HEADS = ("What you will do", "What you bring", "What we offer", "How we work", "How to apply")


@dataclass(frozen=True)
class Record:
    """A story or a job. `section` is `stories` or `jobs`; the page's address is `/<section>/<slug>/`."""

    section: str
    slug: str
    title: str
    day: date
    author: str
    team: str
    place: str
    tags: tuple[str, ...]
    summary: str
    body: str


def records(stories: int) -> Iterator[Record]:
    """A corpus of so many stories, and its jobs."""
    jobs = _JOBS.get(stories, stories // 2)
    yield from (_story(number, stories, jobs) for number in range(stories))
    yield from (_job(number, stories) for number in range(jobs))


def _story(number: int, stories: int, jobs: int) -> Record:
    chance = random.Random(1_000_000 + number)
    least = 600 + int(chance.random() * 160)
    links = (
        f"/stories/{_slug('story', number * 7 + 3, stories)}/",
        f"/jobs/{_slug('job', number * 3, jobs)}/",
    )
    blocks = [_paragraph(chance, 70)]
    while _length(blocks) < least:
        blocks += _part(chance, len(blocks) % 4, links)
    return _record(
        chance, "stories", f"story-{number:04}", phrase(chance, "The K N that V the N"), number // 2, blocks
    )


def _job(number: int, stories: int) -> Record:
    chance = random.Random(2_000_000 + number)
    least = 400 + int(chance.random() * 80)
    blocks = [_paragraph(chance, 60)]
    for head in _HEADS * 2:
        if _length(blocks) >= least:
            break
        blocks += [f"## {head}", _list(chance, "- "), _paragraph(chance, 35)]
    link = f"/stories/{_slug('story', number * 11, stories)}/"
    blocks.append(f"Read how it is with us in [a story]({link}). {sentence(chance)}")
    return _record(
        chance, "jobs", f"job-{number:04}", f"{pick(chance, _ROLES)} ({number})", number % 60, blocks
    )


def _record(
    chance: random.Random, section: str, slug: str, title: str, age: int, blocks: list[str]
) -> Record:
    first = int(chance.random() * len(TAGS))
    count = 2 + int(chance.random() * 3)
    return Record(
        section=section, slug=slug, title=title, day=TODAY - timedelta(days=1 + age), author=f"{pick(chance, _FIRST)} {pick(chance, _LAST)}",
        team=pick(chance, TEAMS), place=pick(chance, PLACES), tags=tuple(TAGS[(first + at * 7) % len(TAGS)] for at in range(count)),
        summary=sentence(chance).replace("*", ""), body="\n\n".join(blocks) + "\n",
    )  # fmt: skip


def _part(chance: random.Random, kind: int, links: tuple[str, str]) -> list[str]:
    """A heading, a text, and something that is more than a text."""
    part = [f"## {phrase(chance)}", _paragraph(chance, 60)]
    if kind == 0:
        return [*part, _list(chance, "- ")]
    if kind == 1:
        return [*part, f"> {_paragraph(chance, 25)}", _paragraph(chance, 40)]
    if kind == 2:
        return [*part, _list(chance, "1. "), f"### {phrase(chance, 'K N')}", _paragraph(chance, 40)]
    outside = f"https://www.example.com/{phrase(chance, 'N').lower()}"
    return [
        *part,
        f"There is more in [another story]({links[0]}), in [this job]({links[1]}) and [elsewhere]({outside}). {_paragraph(chance, 20)}",
    ]


def _paragraph(chance: random.Random, words: int) -> str:
    found: list[str] = []
    while _length(found) < words:
        found.append(sentence(chance))
    return " ".join(found)


def _list(chance: random.Random, mark: str) -> str:
    return "\n".join(mark + sentence(chance) for _ in range(3 + int(chance.random() * 4)))


def _length(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _slug(kind: str, number: int, among: int) -> str:
    return f"{kind}-{number % max(1, among):04}"
