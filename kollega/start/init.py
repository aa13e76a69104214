"""A small site of one's own, made of the files in `example/`, which has a folder for each language."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from string import Template

from kollega.diagnostics import near, visible
from kollega.languages import base
from kollega.library.life import Life
from kollega.problems import spoken
from kollega.site import Organisation, Site
from kollega.sources import one_line, quoted
from kollega.start import Misused, Refused
from kollega.start.files import write_new

_EXAMPLE = Path(__file__).parent / "example"
#: What a new repository, a new environment or a desktop puts into a folder.
_HARMLESS = re.compile(
    r"\.(git|gitignore|gitattributes|venv|ds_store)|(readme|licen[cs]e|copying)([.-].*)?", re.IGNORECASE
)
_MOST_NAMED = 5


def make_site(
    folder: Path, name: Callable[[], str], lang: str, program: str, more: Mapping[str, str] | None = None
) -> str:
    """Write a site that builds at once into `folder`, and give the words to say about it.

    `more` are further files for it; where there is a site already, they alone are written. `name` gives the employer's name; it is asked only when the folder and the language are right. `program`
    is what people type to run this program. Raises `Refused` where the folder is in use, `Misused` for a
    language that pages cannot have, `OSError`. No file is ever overwritten.
    """
    more, words = more or {}, spoken()
    if more and (folder / "mkdocs.yml").is_file():
        return _words(folder, *_write(folder, more), program, is_new=False)
    _look(folder)
    if lang not in (known := _languages()):
        hint = near(lang, known)
        meant = words.phrase(" Did you mean `{near}`?", near=hint) if hint else ""
        said = "pages cannot be in the language `{lang}`.{meant} Use one of: {languages}."
        raise Misused(words.phrase(said, lang=visible(lang, 40), meant=meant, languages=", ".join(known)))
    employer = one_line(name())
    if not employer:
        raise Misused(words.phrase("the name of the employer is empty; write it as `--name EMPLOYER`."))
    # The site's clock is set to another timezone sooner or later, in which today may still be yesterday.
    day = Life(Site(name="", url="", organisation=Organisation(name="")), None).today - timedelta(days=1)
    values = {
        "name": quoted(employer),
        "lang": quoted(lang),
        "day": day.isoformat(),
        "program": program,
        "root": _root(folder),
    }
    files = {
        target: Template(source.read_text("utf-8")).substitute(values)
        for target, source in _sources(lang).items()
    }
    return _words(folder, *_write(folder, files | dict(more)), program, is_new=True)


def _write(folder: Path, files: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Write the files that are not there yet; which were written, and which were there."""
    kept = [target for target in sorted(files) if _is_there(folder, target)]
    made = [target for target in sorted(files) if target not in kept]
    write_new(folder, {target: files[target].encode() for target in made})
    return made, kept


def _look(folder: Path) -> None:
    """Refuse a folder that somebody uses."""
    words = spoken()
    if folder.exists() and not folder.is_dir():
        said = "`{folder}` is a file. Name a folder; it is made where it is not there yet."
        raise Refused(words.phrase(said, folder=folder))
    if (folder / "mkdocs.yml").exists():
        said = (
            "there is a site in `{folder}` already: it has a `mkdocs.yml`. Name a new folder for another one."
        )
        raise Refused(words.phrase(said, folder=folder))
    found = sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []
    used = [name for name in found if not _HARMLESS.fullmatch(name)]
    if used:
        named = ", ".join(f"`{name}`" for name in used[:_MOST_NAMED])
        if len(used) > _MOST_NAMED:
            named = words.phrase("{names} and {count} more", names=named, count=len(used) - _MOST_NAMED)
        said = "the folder `{folder}` is not empty: it has {names}. Name a new folder."
        raise Refused(words.phrase(said, folder=folder, names=named))


def _languages() -> list[str]:
    """The languages of which Material has the words for menus and buttons."""
    spec = find_spec("material")
    folders = spec.submodule_search_locations if spec else None
    return sorted(
        path.stem for folder in folders or () for path in Path(folder).glob("templates/partials/languages/*.html")
    )  # fmt: skip


def _sources(lang: str) -> dict[str, Path]:
    """The files of the example by where they go: in the site's language, or in English where it has none."""
    folder = next(one for one in (_EXAMPLE / base(lang), _EXAMPLE / "en") if one.is_dir())
    files = {one.relative_to(folder).as_posix(): one for one in sorted(folder.rglob("*")) if one.is_file()}
    # In the package it has no dot, or git would obey it there.
    return {".gitignore": _EXAMPLE / "gitignore"} | files


def _is_there(folder: Path, target: str) -> bool:
    """Whether the folder has such a file; a README of any kind is one."""
    if target == "README.md":
        return folder.exists() and any(
            entry.name.casefold().startswith("readme") for entry in folder.iterdir()
        )
    return (folder / target).exists()


def _words(folder: Path, made: list[str], kept: list[str], program: str, *, is_new: bool) -> str:
    words = spoken()
    said = (
        "Made a careers site in {folder}" if is_new
        else "Made files for your git host in {folder}" if made
        else "Made nothing in {folder}"
    )  # fmt: skip
    told = words.phrase(said, folder=folder.resolve())
    lines = [f"{told}{':' if made else '.'}", *(f"  {path}" for path in made)]
    lines += [words.phrase("`{path}` was there already and is as it was.", path=path) for path in kept]
    if ".gitignore" in kept:
        missing = "Add the lines {lines} to `.gitignore` where they are not in it."
        lines.append(words.phrase(missing, lines="/site/, /backstage/, /.kollega/"))
    if not is_new:
        return "\n".join(lines)
    after = words.phrase("Then replace the examples, and the `site_url` in `mkdocs.yml`.")
    readme = words.phrase(" `README.md` says what comes next.") if "README.md" in made else ""
    return "\n".join(
        [*lines, "", words.phrase("Build it now:"), f"  {program}{_root(folder)}", after + readme]
    )


def _root(folder: Path) -> str:
    """What names the folder in a command that is typed where the site was made."""
    return "" if folder == Path() else f" --root {shlex.quote(str(folder))}"
