"""From answers to the files of a story, in the form in which `kollega new --folder` makes one."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from kollega.diagnostics import Report
from kollega.digest import of_bytes
from kollega.intake import Refused, Unclear
from kollega.letters import clean, is_seen, nfc
from kollega.library.read import Documents
from kollega.limits import Limits
from kollega.pictures.received import ready
from kollega.problems import spoken
from kollega.questions import AGREED, MOST_PICTURES, STORY, said
from kollega.run import Run
from kollega.schema import slugify
from kollega.sources import one_line, quoted
from kollega.steps import Step
from kollega.store import Store
from kollega.words import Say

#: Fields whose answer is a list of names.
_NAMES = {question.name for question in STORY if question.form == "names"}
_PLACE = re.compile(r"\{picture:(\d{1,4})\}")


@dataclass(frozen=True)
class Picture:
    """A picture that somebody sent, under the name that it had."""

    name: str
    data: bytes
    alt: str = ""


@dataclass
class Answers:
    """Answers by the name of the question. `text` has `{picture:N}` where it shows the picture N of `pictures`."""

    values: dict[str, str]
    pictures: list[Picture] = field(default_factory=list)
    #: What was wrong with pictures on the way, as sentences.
    asks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Story:
    """A story as it is written down: its name, its title, and its files by their path in the site folder."""

    slug: str
    title: str
    files: Mapping[str, bytes]
    agreed: bool
    #: Files and folders of the site, in whose place these are put.
    replaces: tuple[str, ...] = ()


def compose(answers: Answers, documents: Documents, today: date, say: Say) -> Story:
    """The files of a story. Raises `Unclear` with everything that is missing, all at once."""
    values = {
        name: ", ".join(_listed(value)) if name in _NAMES else one_line(value)
        for name, value in answers.values.items()
    } | {"text": _lines(answers.values.get("text", ""))}
    asks = [
        said(question.name, say)
        for question in STORY
        if question.needed and not is_seen(values.get(question.name, ""))
    ]
    slug = slug_of(values.get("title", ""))
    if values.get("title") and is_taken(slug, documents):
        asks.append(said("taken", say))
    chosen, wrong = _chosen(values, documents, say)
    if answers.pictures and not values.get("photo_alt"):
        asks.append(said("photo_alt", say))
    names = ["photo.jpg", *(f"photo-{number}.jpg" for number in range(2, len(answers.pictures) + 1))]
    made, broken = prepared(dict(zip(names, answers.pictures, strict=False)), documents.site.limits, say)
    if asks := [*asks, *wrong, *answers.asks, *broken]:
        raise Unclear(asks)
    text = _text(values | chosen, answers.pictures, list(made), today)
    return Story(slug, values["title"], in_folder(slug, text, made), agreed=True)


def in_folder(slug: str, text: str, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a story in a folder of its own, by path."""
    files = {"index.md": text.encode(), **pictures}
    return {f"stories/{slug}/{name}": data for name, data in files.items()}


def slug_of(title: str) -> str:
    """The name of a new story's folder, as `kollega new` makes it."""
    slug = slugify(title)
    return "index-story" if slug == "index" else slug


def is_taken(slug: str, documents: Documents) -> bool:
    """Whether another story, or a page by hand, has this address already."""
    named = documents.named.get("story", set())
    return slug in documents.of("story") or slug in named or f"stories/{slug}" in documents.of("page")


def remade(
    files: Mapping[str, bytes], texts: Mapping[str, str], limits: Limits, say: Say
) -> tuple[dict[str, bytes], dict[str, str], list[str]]:
    """Pictures made anew as JPEG files, texts with their new names in them, and what is to be said of those that cannot be kept.

    Raises `Refused` for two pictures that would have one name.
    """
    names = {name: str(PurePosixPath(name).with_suffix(".jpg")) for name in files}
    if len(set(names.values())) < len(names):
        raise Refused(
            spoken().phrase("two pictures in it have the same name, but for the ending. Rename one of them.")
        )
    made, asks = prepared({names[name]: Picture(name, data) for name, data in files.items()}, limits, say)
    for name, other in names.items():
        if name != other:
            texts = {path: _renamed(text, name, other) for path, text in texts.items()}
    return made, dict(texts), asks


def naming(name: str) -> re.Pattern[str]:
    """Finds where a text names a file, as it is or as an address."""
    either = "|".join(map(re.escape, dict.fromkeys((name, quote(name)))))
    return re.compile(rf"(?<![\w.-])(?:{either})(?![\w.-])")


def _renamed(text: str, name: str, other: str) -> str:
    return naming(name).sub(lambda found: other if found[0] == name else quote(other), text)


def prepared(pictures: dict[str, Picture], limits: Limits, say: Say) -> tuple[dict[str, bytes], list[str]]:
    """Pictures by name as they can be kept, and what is to be said of those that cannot."""
    asks: list[str] = []
    if len(pictures) > MOST_PICTURES:
        return {}, [said("many", say, most=MOST_PICTURES)]
    with tempfile.TemporaryDirectory() as folder, Store(None) as store:
        steps = []
        for name, picture in pictures.items():
            if len(picture.data) > limits.picture:
                asks.append(said("heavy", say, name=picture.name, most=limits.picture_mb))
                continue
            Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, name).write_bytes(picture.data)
            value = (name, limits.picture, limits.pixels)
            files = {name: of_bytes(picture.data)}
            steps.append(Step(name=name, function=ready, value=value, files=files, risky=True))
        run = Run(Path(folder), store, 1, Report())
        run.do(steps)
        made = {
            name: run.content(result.artifacts[0].sha256)
            for name, result in run.results.items()
            if result.artifacts
        }
    asks += [said("broken", say, name=pictures[step.name].name) for step in steps if step.name not in made]
    return {name: made[name] for name in pictures if name in made}, asks


def _lines(text: str) -> str:
    """A text of several lines without what nobody sees."""
    return nfc(clean(text.replace("\r\n", "\n").replace("\r", "\n"))[0]).strip()


def _chosen(values: dict[str, str], documents: Documents, say: Say) -> tuple[dict[str, str], list[str]]:
    """The ids of what was chosen among the site's teams and places, by name or id; and sentences about what is none."""
    ids, asks = {}, []
    for name in ("team", "location"):
        if not (value := values.get(name, "")):
            continue
        known = {document.record.name.casefold(): slug for slug, document in documents.of(name).items()}
        ids[name] = known.get(value.casefold()) or (value if value in documents.named.get(name, ()) else "")
        if known and not ids[name]:
            asks.append(said("choice", say, value=value))
    return ids, asks


def _text(values: dict[str, str], pictures: list[Picture], names: list[str], today: date) -> str:
    """The file: fields in the order of the questions, then the text."""
    lines = ["---", AGREED, f"title: {quoted(values['title'])}", f"date: {today.isoformat()}"]
    for question in STORY:
        value = values.get(question.name, "")
        if not value or question.name in ("title", "text", "consent", "photo", "photo_alt"):
            continue
        written = _list(value) if question.name in _NAMES else quoted(value)
        lines.append(f"{question.name}: {written}")
    if names:
        lines += [f"photo: {quoted(names[0])}", f"photo_alt: {quoted(values['photo_alt'])}"]
    return "\n".join([*lines, "---", "", _body(values["text"], pictures, names)]) + "\n"


def _body(text: str, pictures: list[Picture], names: list[str]) -> str:
    """The text with its pictures; those that have no place in it come last. The first is the story's photo."""
    shown: set[int] = {0}

    def put(found: re.Match[str]) -> str:
        number = int(found[1])
        if not 0 < number < len(names):
            return ""
        shown.add(number)
        return f"![{_alt(pictures[number].alt)}]({names[number]})"

    body = _PLACE.sub(put, text).strip()
    rest = [f"![{_alt(pictures[n].alt)}]({name})" for n, name in enumerate(names) if n not in shown]
    return "\n\n".join([body, *rest])


def _listed(value: str) -> list[str]:
    """The names in an answer; between two commas there may be none."""
    return [name.strip() for name in one_line(value).split(",") if is_seen(name)]


def _list(value: str) -> str:
    names = [quoted(name) for name in _listed(value)]
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _alt(text: str) -> str:
    """The words of a picture in Markdown, which end at no sign of their own."""
    return re.sub(r"[\[\]\\`<>]", "", one_line(text))
