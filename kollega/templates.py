"""Templates: Jinja with escaping always on, and the formats of dates, pay and names that pages share.

A site's `theme/` overlays the templates of the package file by file. Under `kollega/` a template finds those of the
package even where they are overlaid, so that it can extend the one whose place it takes.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from kollega.digest import of_value
from kollega.kinds import KINDS
from kollega.live import Link, Place
from kollega.records import Moment, Pay, Site
from kollega.words import EMPLOYMENT, WORKPLACES, Own, country_name, words

THEME = Path(__file__).parent / "theme"

_PER = {"hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}


class Theme(NamedTuple):
    """What templates depend on beside their values."""

    #: The folder of a site's own theme (empty: none), and a digest of the files in it.
    overlay: str
    version: str
    #: The language of the interface, and the employer's own words for it by language.
    lang: str
    texts: tuple[tuple[str, Own], ...] = ()


@lru_cache(maxsize=4)
def environment(theme: Theme) -> Environment:
    """The templates of a theme. Its `version` is there so that a process that lives on sees changes."""
    folders = [theme.overlay, str(THEME)] if theme.overlay else [str(THEME)]
    made = Environment(
        loader=loader(FileSystemLoader(folders)), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"], auto_reload=False,
    )  # fmt: skip
    texts = dict(theme.texts)
    # Jinja takes messages for markup, which the words of an employer are not.
    own = tuple((phrase, html.escape(text)) for phrase, text in texts.get(theme.lang, ()))
    made.install_gettext_translations(words(theme.lang, own), newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "date": as_date,
        "month": as_month,
        "moment": as_moment,
        "until": as_end,
        "names": as_names,
        "pay": lambda pay, lang="en": as_pay(pay, lang, texts.get(lang, ())),
        "country": country_name,
        "place": as_place,
    }
    made.globals |= {
        "WORKPLACES": WORKPLACES,
        "EMPLOYMENT": EMPLOYMENT,
        "KINDS": {kind: names[0] for kind, names in KINDS.items()},
    }
    return made


def loader(outer: BaseLoader) -> BaseLoader:
    """A loader that finds, beside what `outer` does, the templates of the package under `kollega/`."""
    return ChoiceLoader([outer, PrefixLoader({"kollega": FileSystemLoader(str(THEME))})])


def render(template: str, theme: Theme, context: Mapping[str, Any]) -> str:
    """One template, filled in."""
    return environment(theme).get_template(template).render(context)


def theme_of(root: str, site: Site, digests: Mapping[str, str]) -> Theme:
    """The theme of a site, whose own templates have these digests by file."""
    overlay = f"{root}/{site.theme_dir}" if site.theme_dir else ""
    return Theme(overlay, of_value(dict(digests)), site.lang, tuple(sorted(site.texts.items())))


@cache
def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def as_date(moment: Moment | date, lang: str = "en") -> str:
    """A day as people write it."""
    day = moment.day if isinstance(moment, Moment) else moment
    return format_date(day, format="long", locale=_locale(lang))


def as_month(moment: Moment, lang: str = "en") -> str:
    """A month in short, for the leaf of a calendar."""
    return format_date(moment.day, format="MMM", locale=_locale(lang)).rstrip(".")


def as_moment(moment: Moment, lang: str = "en") -> str:
    """A day, with the time where one was written."""
    if moment.whole_day:
        return as_date(moment, lang)
    return f"{as_date(moment, lang)}, {format_time(moment.at.replace(tzinfo=None), format='short', locale=_locale(lang))}"


def as_end(end: Moment, start: Moment, lang: str = "en") -> str:
    """The end of something: the time alone where it is on the day of the beginning."""
    if end.day == start.day and not end.whole_day:
        return format_time(end.at.replace(tzinfo=None), format="short", locale=_locale(lang))
    return as_moment(end, lang)


def as_names(links: tuple[Link, ...], lang: str = "en") -> str:
    """Names as a list in words."""
    return format_list([link.name for link in links], locale=_locale(lang))


def as_pay(pay: Pay, lang: str = "en", own: Own = ()) -> str:
    """Pay as the employer wrote it: a range or an amount, and for which time."""

    def money(amount: str) -> str:
        number = Decimal(amount)
        whole = "¤#,##0" if number == number.to_integral() else None
        locale = _locale(lang)
        pattern = locale.currency_formats["standard"].pattern.replace(".00", "") if whole else None
        return format_currency(number, pay.currency, format=pattern, locale=locale, currency_digits=not whole)

    say = words(lang, own).gettext
    per = say(_PER[pay.per])
    if pay.least is not None and pay.most is not None and pay.least != pay.most:
        return f"{money(pay.least)} – {money(pay.most)} {per}"
    if pay.least is None:
        return f"{say('up to %(amount)s') % {'amount': money(pay.most or '0')}} {per}"
    if pay.most is None:
        return f"{say('from %(amount)s') % {'amount': money(pay.least)}} {per}"
    return f"{money(pay.least)} {per}"


def as_place(place: Place, lang: str = "en") -> str:
    """A place on one line: as people named it, with the country where that is known and not said."""
    country = country_name(place.country, lang) if place.country and place.street else ""
    parts = [place.street, " ".join(part for part in (place.postcode, place.city) if part), country]
    return ", ".join(part for part in parts if part)
