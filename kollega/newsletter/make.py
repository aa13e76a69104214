"""Making an issue: what is live on its last day, the cards of what is new, and the files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kollega.diagnostics import Report
from kollega.digest import of_files
from kollega.languages import canonical
from kollega.library import load
from kollega.live import Library
from kollega.newsletter.issue import Issue, Picture, issue_of
from kollega.pictures.choose import card_of
from kollega.produce import cards, pictures, typefaces, videos
from kollega.run import Run
from kollega.steps import needed
from kollega.store import Store


class NoLanguage(Exception):
    """The site is not in that language; the text says which it has."""


class NoDays(Exception):
    """The last day lies before the first; the text says which it is."""


def issues(
    root: Path,
    since: date,
    until: date | None,
    lang: str,
    *,
    today: date | None,
    workers: int,
    with_pictures: bool,
    report: Report,
) -> list[Issue]:
    """The issues of a range of days, in `lang` or in each language of the site. None where nothing is new, or the site
    has errors. Raises `NoLanguage`, `NoDays`.

    Whatever the range, nobody is in it who may not be shown `today`.
    """
    library = load(root, today, report)
    if library and until and until > date.fromisoformat(library.today):
        library = load(root, until, Report())
    if library is None or report.fails(strict=False):
        return []
    last = until or date.fromisoformat(library.today)
    if last < since:
        raise NoDays(f"it lies after the last day of the digest, {last}.")
    wanted = [one for one in library.every_language if not lang or one.site.lang == canonical(lang)]
    if not wanted:
        known = ", ".join(one.site.lang for one in library.every_language)
        raise NoLanguage(f"the site is not in {lang!r}. Use one of: {known}.")
    shown = _pictures(root, library, since, workers, report) if with_pictures else {}
    made = (issue_of(library, own, since, last, shown) for own in wanted)
    return [] if report.fails(strict=False) else [issue for issue in made if issue]


def theme_of(root: Path, issue: Issue) -> dict[str, str]:
    """Digests of the site's own templates, by file."""
    return of_files(root, issue.site.theme_files)


def _pictures(root: Path, library: Library, since: date, workers: int, report: Report) -> dict[str, Picture]:
    """The public cards of what is new, by address: drawn to know their names, which a build gives them too."""
    site = library.site
    new = [thing.address for thing in library.shared() if thing.published.day >= since]
    every = (
        *typefaces.steps(site, of_files(root, site.theme_files)), *pictures.steps(library),
        *videos.steps(library, pictures=True), *cards.steps(library),
    )  # fmt: skip
    with Store(None) as store:
        run = Run(root, store, workers, report)
        run.do(needed(every, [f"card:{address}" for address in new]))
    found = {}
    for address in new:
        result = run.results.get(f"card:{address}")
        card = card_of(result.artifacts, "link") if result else None
        if card:
            facts = card.facts
            found[address] = Picture(
                url=site.absolute(card.path), width=facts["width"], height=facts["height"]
            )
    return found
