"""Write the reference pages of the documentation: `python3 tools/docs.py`.

They are made of the tables that the program itself works by, so that they cannot tell anything else:
fields, commands, problems, networks and settings. `tests/test_docs.py` fails where they are not current.
MkDocs loads this file too (`hooks` in `docs.yml`), for links to files of the repository.
"""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import click

    from kollega.networks import Network
    from kollega.schema.fields import Field

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
sys.path.insert(0, str(ROOT))

#: What stands above this line is written by hand.
_MARK = "<!-- From here on: made by tools/docs.py. Change the tables of the program, and run it again. -->"

#: Each kind of record: its heading, where its file lies, and the rules that concern several of its fields.
_KINDS = {
    "story": ("Story", "`stories/<slug>.md` or `stories/<slug>/index.md`, with text", (
        "`updated` is `date` and `summary` the first paragraph where they are not written.",
        "`photo_alt` is needed with a `photo`, unless `photo_decorative` is `true`.",
        "A `video` with a `file` needs `captions`, unless the story is a draft.",
        "A story whose `expires` lies before its `date` never appears, which is a warning.",
    )),
    "job": ("Job", "`jobs/<slug>.md` or `jobs/<slug>/index.md`, with text", (
        "`location` is needed unless `workplace` is `remote`; then `remote_from` is.",
        "One of `apply_url` and `apply_email` is needed. An `apply_url` that begins with `mailto:` is read as an address.",
        "`valid_through` must not lie before `date_posted`.",
        "`photo_alt` is needed with a `photo`, unless `photo_decorative` is `true`.",
    )),
    "person": ("Person", "`content/people/<id>.yml`", (
        "`photo_alt` is needed with a `photo`.",
        "An entry of `consent` whose `until` lies before its `given` never counts, which is a warning.",
    )),
    "team": ("Team", "`content/teams/<id>.yml`", ()),
    "location": ("Location", "`content/locations/<id>.yml`", ()),
    "event": ("Event", "`content/events/<slug>.md`, with text", ("`ends` must not lie before `starts`.",)),
    "value": ("Value", "`content/values/<slug>.md`, with text", ()),
    "page": ("Page", "every other `.md` file in `content/`, with text; it needs no fields at all", ()),
    "program": ("Program", "`content/program/program.yml`, never public", ()),
    "guideline": ("Guideline", "`content/program/guidelines/<name>.md`, with text, never public", ()),
    "link": ("Link", "an entry of the list in `content/program/links.yml`, never public", ()),
    "engage": ("Engage", "an entry of the list in `content/program/engage.yml`, never public", ()),
    "review": ("Review", "an entry of the list in `content/program/reviews.yml`, never public", ()),
    "referral": ("Referral", "`content/program/referral.md`, with text, never public", ()),
    "code": ("Code", "an entry of the list in `content/program/codes.yml`, never public", ()),
}  # fmt: skip


def pages() -> dict[str, str]:
    """Text of each generated page, by its path in `docs/reference/`."""
    parts = {
        "fields.md": _fields(), "commands.md": _commands(), "problems.md": _problems(), "networks.md": _networks(),
        "settings.md": _settings(),
    }  # fmt: skip
    return {
        name: f"{_by_hand(name)}{_MARK}\n\n" + "\n".join(lines).rstrip() + "\n"
        for name, lines in parts.items()
    }


def _by_hand(name: str) -> str:
    head, mark, _ = (REFERENCE / name).read_text("utf-8").partition(_MARK)
    if not mark:
        raise SystemExit(f"docs/reference/{name} has lost this line:\n{_MARK}")
    return head


def _fields() -> Iterator[str]:
    from kollega.schema.kinds import KINDS

    for kind, rows in KINDS.items():
        heading, place, rules = _KINDS[kind]
        yield f"## {heading}\n\nThe file: {place}.\n"
        yield from _field_table(rows)
        yield from (f"- {rule}" for rule in rules)
        yield ""
    yield "## Maps inside fields\n"
    for name, words, inner in _insides():
        yield f"### {name}\n\n{words}\n"
        yield from _field_table(inner)


def _insides() -> Iterator[tuple[str, str, Sequence[Field]]]:
    """Fields whose value has fields of its own."""
    from kollega.schema import values

    yield "pay", "Of a job: `pay: {min: 42000, max: 48000, currency: DKK, per: month}`.", values._PAY
    yield "contact", "Of a job: an id, a name or an e-mail address; or a map.", values._CONTACT
    yield "hiring_steps", "Of a job: a list, where each entry is a text or a map.", values._STEP
    yield "video", "Of a story: an address, or a map with `file` or `url`.", values._VIDEO
    yield "consent", "Of a person: a list of maps.", values._CONSENT
    yield "goals", "Of the programme: a list of maps.", values._GOAL


def _field_table(rows: Sequence[Field]) -> Iterator[str]:
    also = any(row.also for row in rows)
    head = ["Field", "Form", "Needed", "Meaning", *(["Other spellings"] if also else [])]
    yield from _table(
        head,
        (
            [f"`{row.name}`", _form(row), "yes" if row.needed else "no", row.meaning]
            + ([", ".join(f"`{name}`" for name in row.also)] if also else [])
            for row in rows
        ),
    )


def _form(row: Field) -> str:
    """The form of a value, with the words that are known where it is one of some."""
    from kollega.networks import NETWORKS

    known = _words(row.read)
    if not known or all(word in row.form for word in known):
        return row.form
    if set(NETWORKS) <= set(known):
        return f"{row.form} ([networks](networks.md)" + (" or `website`)" if "website" in known else ")")
    return f"{row.form}: " + ", ".join(f"`{word}`" for word in known)


def _words(read: Any) -> tuple[str, ...]:
    """The words that a reader knows, or nothing where it takes any text."""
    if not inspect.isfunction(read):
        return ()
    inside = inspect.getclosurevars(read).nonlocals
    return tuple(inside["words"]) if isinstance(inside.get("words"), tuple) else _words(inside.get("one"))


def _commands() -> Iterator[str]:
    from kollega.cli import cli

    for name, command in cli.commands.items():
        yield f"## {name}\n\n{' '.join((command.help or '').split())}\n"
        yield f"```text\nkollega {name} {' '.join(_usage(command))}\n```\n"
        yield from _option_table(command)
    yield "## Of the program itself\n"
    yield from _option_table(cli)


def _usage(command: click.Command) -> Iterator[str]:
    import click

    yield "[OPTIONS]"
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            yield parameter.make_metavar(click.Context(command))


def _option_table(command: click.Command) -> Iterator[str]:
    import click

    context = click.Context(command)
    records = [one.get_help_record(context) for one in command.params if isinstance(one, click.Option)]
    shown = [*filter(None, records), ("-h, --help", "Show this message and exit.")]
    yield from _table(
        ["Option", "Meaning"],
        ([_escaped(f"`{names}`"), _escaped(" ".join(words.split()))] for names, words in shown),
    )


def _problems() -> Iterator[str]:
    from kollega.problems import PROBLEMS, fields, files, gate, jobs, people, texts, video, yaml

    groups = {
        "Files": ("Problems of files as such, and of the configuration.", files.FILES),
        "Fields at the top of a file": ("Problems of the form in which fields are written.", yaml.YAML),
        "Values of fields": ("Their code is that of the field, e.g. `story-date`.", fields.FIELDS),
        "Jobs": (
            "What costs a job its place in search engines, and what the law and candidates ask.",
            jobs.JOBS,
        ),
        "Texts and pictures": ("Problems of what stands below the fields.", texts.TEXTS),
        "People": ("What is held back, and why.", people.PEOPLE),
        "Videos and captions": ("Problems of videos, and of the words in them.", video.VIDEO),
        "The finished site": ("What the gate finds when it reads the finished output.", gate.GATE),
    }
    missing = PROBLEMS.keys() - {code for _, group in groups.values() for code in group}
    if missing:
        raise SystemExit(f"tools/docs.py: add a group for {sorted(missing)}")
    for heading, (words, group) in groups.items():
        yield f"## {heading}\n\n{words}\n"
        for code, problem in group.items():
            cure = f"\n\nCure: {_filled(problem.hint)}" if problem.hint else ""
            yield f"### {code}\n\n**{problem.severity.capitalize()}.** {_filled(problem.message)}{cure}\n"
    yield from _codes()


def _codes() -> Iterator[str]:
    """The codes of fields, for those who search the page for one."""
    from kollega.schema.kinds import KINDS

    yield "## Codes of fields\n"
    rows = (
        [_KINDS[kind][0], " ".join(f"`{code_of(kind, row.name)}`" for row in KINDS[kind])] for kind in KINDS
    )
    yield from _table(["Kind", "Codes"], rows)
    yield "Inside a map the code goes on with the inner field: `job-pay-min`, `story-video-file`."


def code_of(kind: str, field: str) -> str:
    """The code of a problem of a field."""
    return f"{kind}-{field}".replace("_", "-")


def _filled(words: str) -> str:
    """A message with `…` for what is filled in, as Markdown that shows it as it is."""
    text = re.sub(r"\{[a-z_]+\}", "…", words).replace("{{", "{").replace("}}", "}").strip()
    text = re.sub(r"^… (?=[A-Z])", "", text)
    parts = re.split(r"(`[^`]*`)", text[:1].upper() + text[1:])
    parts = [part if part.startswith("`") else re.sub(r"([*_<>\[\]])", r"\\\1", part) for part in parts]
    return _sentence("".join(parts))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _networks() -> Iterator[str]:
    from kollega.networks import NETWORKS

    rows = NETWORKS.values()
    yield from _table(
        ["Id", "Name", "Share link"],
        ([f"`{row.id}`", row.name, f"`{row.share}`" if row.share else "none"] for row in rows),
    )
    yield "## Posts\n"
    yield from _table(
        ["Network", "The share link hands over", "Longest post", "Counted", "The link goes"],
        (
            [
                row.name,
                ", ".join(row.prefilled) or "–",
                _longest(row),
                _COUNTED[row.count] if row.limit else "–",
                row.link,
            ]
            for row in rows
        ),
    )
    yield "## Pictures\n"
    yield from _table(
        ["Network", "Shows", "Most bytes of a picture"],
        (
            [row.name, _shows(row), f"{row.picture_bytes:,}" if row.picture_bytes else "not known"]
            for row in rows
        ),
    )
    yield "## Where this was read\n"
    yield from _table(
        ["Network", "Of", "Source"],
        ([row.name, _FACTS[fact], source] for row in rows for fact, source in row.sources.items()),
    )


#: What `Network.count` and the names of `Network.sources` mean, in words.
_COUNTED = {
    "characters": "in characters",
    "units": "in UTF-16 units: most emoji are two or more",
    "clusters": "in what people take for characters: an emoji is one",
    "weighted": "weighted: a link is 23, signs of Chinese, Japanese and Korean and emoji are two each",
    "short-links": "in what people take for characters; a link is 23",
    "emoji-bytes": "in characters; emoji by their bytes",
}
_FACTS = {"share": "share link", "limit": "longest post", "shown": "pictures"}


def _longest(row: Network) -> str:
    if not row.limit:
        return "no limit known"
    return f"{row.limit:,}" + (f", and {row.limit_bytes:,} bytes" if row.limit_bytes else "")


def _shows(row: Network) -> str:
    from kollega.formats import FORMATS

    parts = [
        f"{one.use.lower()}: {FORMATS[one.format].width}x{FORMATS[one.format].height}"
        + (f", cut to {one.crop[0]}:{one.crop[1]}" if one.crop else "")
        for one in row.shown
    ]
    return "; ".join(parts) or "none"


def _settings() -> Iterator[str]:
    from kollega.brand import ROLES, palette
    from kollega.colour import written
    from kollega.schema import settings
    from kollega.schema.brand import BRAND
    from kollega.schema.deploy import TARGET
    from kollega.site import Brand
    from kollega.typefaces import STACKS
    from kollega.words import phrases

    yield from _keys("extra.kollega", settings.OURS)
    yield from _keys("organisation", settings.ORGANISATION)
    yield from _keys("share", settings.SHARE)
    yield from _keys("deploy", TARGET, "Below the name of each target.\n")
    yield from _keys("brand", BRAND)
    yield f"Words for fonts of the device: {', '.join(f'`{name}`' for name in STACKS)}.\n"
    yield "## Colours of pages and cards\n"
    yield (
        "Each is a custom property of style sheets (`--ground`), and without the hyphens a colour of layouts of cards, "
        "which have those of light pages.\n"
    )
    light, dark = palette(Brand())
    yield from _table(
        ["Role", "For", "The generator's own", "dark"],
        (
            [f"`{role}`", use, f"`{written(light[role])}`", f"`{written(dark[role])}`"]
            for role, use in ROLES.items()
        ),
    )
    yield "## Phrases\n"
    yield "What may stand under `texts`.\n"
    yield from _table(["Phrase"], ([f"`{phrase}`"] for phrase in sorted(phrases())))


def _keys(under: str, rows: Iterable[Field], *words: str) -> Iterator[str]:
    """The keys of a map of the configuration, below what is to be said of them."""
    from kollega.schema.settings import anything

    yield f"## Under {under}\n"
    yield from words
    yield from _table(
        ["Key", "Form", "Meaning"],
        (
            [
                f"`{row.name}`",
                _form(row),
                row.meaning + ("; *read, and without effect yet*" if row.read is anything else ""),
            ]
            for row in rows
        ),
    )


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    yield from ("| " + " | ".join(row) + " |" for row in rows)
    yield ""


def _escaped(text: str) -> str:
    """A cell of a table: a bar in it would end it, even in code."""
    return text.replace("|", "\\|")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """For MkDocs: a link to a file of the repository outside `docs/` becomes its name, for the site has no such page."""
    return re.sub(r"\[([^\]]+)\]\((?:\.\./)+(?:[A-Z]+\.md|bench/|kollega/)[^)]*\)", r"\1", markdown)


def main() -> None:
    """Write the pages, and say which changed."""
    for name, text in pages().items():
        path = REFERENCE / name
        if path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
            print(f"docs/reference/{name}")


if __name__ == "__main__":
    try:
        main()
    except ModuleNotFoundError as error:
        from tools.bootstrap import PYTHON

        if sys.executable == PYTHON or not Path(PYTHON).exists():
            sys.exit(f"tools/docs.py: {error}. Run `python3 build.py` once, which sets up the packages.")
        sys.exit(subprocess.call([PYTHON, __file__]))
