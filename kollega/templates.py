"""Templates: Jinja with escaping always on, and the formats of dates, pay and names that pages share.

A site's `theme/` overlays the templates of the package file by file. Under `kollega/` a template finds those of the
package even where they are overlaid, so that it can extend the one whose place it takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, get_currency_precision
from babel.units import format_compound_unit
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from kollega.digest import of_value
from kollega.kinds import KINDS
from kollega.live import Link, Place
from kollega.locales import comma, country_name, direction, language_name, locale_of, with_country
from kollega.networks import NETWORKS
from kollega.records import Moment, Pay
from kollega.site import Site
from kollega.words import EMPLOYMENT, WORKPLACES, Own, Words, words

THEME = Path(__file__).parent / "theme"

_PER = {"hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}


#: What a template raises that cannot be read; it names the file, the line and what is wrong.
Unreadable = TemplateSyntaxError


class Theme(NamedTuple):
    """What templates depend on beside their values."""

    #: The folder of a site's own theme (empty: none), and a digest of the files in it.
    overlay: str
    version: str
    #: The language of the interface, and the employer's own words for it by language.
    lang: str
    texts: tuple[tuple[str, Own], ...] = ()


@lru_cache(maxsize=16)
def environment(theme: Theme) -> Environment:
    """The templates of a theme. Its `version` is there so that a process that lives on sees changes."""
    folders = [theme.overlay, str(THEME)] if theme.overlay else [str(THEME)]
    made = Environment(
        loader=loader(FileSystemLoader(folders)), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False, bytecode_cache=_Compiled(),
    )  # fmt: skip
    made.context_class = _Context
    texts = dict(theme.texts)
    made.globals |= _sayings(words(theme.lang, texts.get(theme.lang, ())))
    made.filters |= {
        "date": as_date,
        "month": as_month,
        "moment": as_moment,
        "until": as_end,
        "names": as_names,
        "listed": as_list,
        "pay": lambda pay, lang="en": as_pay(pay, lang, texts.get(lang, ())),
        "countries": as_countries,
        "language": language_name,
        "direction": direction,
        "with_country": with_country,
        "place": as_place,
        "call": as_call,
    }
    made.globals |= {
        "comma": comma(theme.lang),
        "WORKPLACES": WORKPLACES,
        "EMPLOYMENT": EMPLOYMENT,
        "NETWORKS": {network.id: network.name for network in NETWORKS.values()},
        "KINDS": {kind: names[0] for kind, names in KINDS.items()},
    }
    return made


class _Context(Context):
    """Calls what a template calls as it is: nothing there asks for the context, for which Jinja would look at each call."""

    def call(
        self, called: Callable[..., Any], /, *args: Any, _block_vars: object = None, _loop_vars: object = None, **kwargs: Any
    ) -> Any:  # fmt: skip
        """What is called, without the variables that are only for what asks for the context."""
        return called(*args, **kwargs)


class _Compiled(FileSystemBytecodeCache):
    """Keeps the package's own templates compiled beside them, where Python has this module so.

    Nothing there is believed more than the program itself, which whoever can write there could change as well. A site's own
    templates are compiled at each start: the package is not the place for what is of one site.
    """

    def __init__(self) -> None:
        super().__init__(str(THEME / "__pycache__"), "%s.pyc")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Empty for what is not kept."""
        is_ours = filename is not None and Path(filename).is_relative_to(THEME)
        return super().get_cache_key(name, filename) if is_ours else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if it is."""
        if bucket.key:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where that may be."""
        if not bucket.key or not Path(cache_from_source(__file__)).exists():
            return
        with suppress(OSError):  # a package that only others may change
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


def _sayings(of: Words) -> dict[str, Callable[..., Any]]:
    """What says a message in a template. Words are text, never markup; numbers are written as the language does."""

    def shown(values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: of.number(value) if isinstance(value, int) else value for name, value in values.items()}

    # A text that is marked as safe is another than the same text, which is not.
    @lru_cache(maxsize=2048, typed=True)
    def said(message: str, **values: Any) -> Markup:
        return escape(of.gettext(message)) % shown(values)

    return {
        "_": said,
        "ngettext": lambda one, many, num, **values: (
            escape(of.ngettext(one, many, num)) % shown({"num": num, **values})
        ),
        # As data for a script, which escapes in its own way.
        "plural_forms": lambda one, many, **values: {
            name: text % shown(values) for name, text in of.forms(one, many).items()
        },
    }


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


def as_date(moment: Moment | date, lang: str = "en") -> str:
    """A day as people write it."""
    return _day(moment.day if isinstance(moment, Moment) else moment, lang)


@lru_cache(maxsize=4096)
def _day(day: date, lang: str) -> str:
    return format_date(day, format="long", locale=locale_of(lang))


def as_month(moment: Moment, lang: str = "en") -> str:
    """A month in short, for the leaf of a calendar."""
    return format_date(moment.day, format="MMM", locale=locale_of(lang)).rstrip(".")


def as_moment(moment: Moment, lang: str = "en") -> str:
    """A day, with the time where one was written."""
    if moment.whole_day:
        return as_date(moment, lang)
    time = format_time(moment.at.replace(tzinfo=None), format="short", locale=locale_of(lang))
    return f"{as_date(moment, lang)}{comma(lang)}{time}"


def as_end(end: Moment, start: Moment, lang: str = "en") -> str:
    """The end of something: the time alone where it is on the day of the beginning."""
    if end.day == start.day and not end.whole_day:
        return format_time(end.at.replace(tzinfo=None), format="short", locale=locale_of(lang))
    return as_moment(end, lang)


def as_names(links: tuple[Link, ...], lang: str = "en") -> str:
    """Names as a list in words."""
    return as_list([link.name for link in links], lang)


def named(links: tuple[Link, ...], lang: str) -> list[str]:
    """The names of those whose name may be said, in what is written in `lang`; for others stands *A colleague*."""
    nobody = words(lang).gettext("A colleague")
    return [link.name for link in links if link.name != nobody]


def as_list(texts: Sequence[str], lang: str = "en") -> str:
    """Texts as a list in words: with the comma and the last word of a language."""
    return format_list(texts, locale=locale_of(lang))


def as_pay(pay: Pay, lang: str = "en", own: Own = ()) -> str:
    """Pay as the employer wrote it: a range or an amount, and for which time."""

    def money(amount: str) -> str:
        number = Decimal(amount)
        whole = "¤#,##0" if number == number.to_integral() else None
        locale = locale_of(lang)
        pattern = locale.currency_formats["standard"].pattern.replace(".00", "") if whole else None
        # What is written is shown, also where the currency has no such coins: an hour may be 1,500.50 yen.
        has_coins = -int(number.as_tuple().exponent) <= get_currency_precision(pay.currency)
        said = format_currency(
            number, pay.currency, format=pattern, locale=locale, currency_digits=not whole and has_coins
        )
        if locale.text_direction == "rtl":  # else the sign of `US$` goes to the other side of its letters
            said = re.sub(r"(?<=[A-Z])\$", "$\u200e", said)
        # CLDR's `currencySpacing`, which Babel does not know.
        return re.sub(r"(?<=[^\W\d_])(?=\d)", "\u00a0", said)

    say = words(lang, own).gettext
    if pay.least is not None and pay.most is not None and pay.least != pay.most:
        amount = f"{money(pay.least)} – {money(pay.most)}"
    elif pay.least is None:
        amount = say("up to %(amount)s") % {"amount": money(pay.most or "0")}
    elif pay.most is None:
        amount = say("from %(amount)s") % {"amount": money(pay.least)}
    else:
        amount = money(pay.least)
    per = say(_PER[pay.per])
    if per == _PER[pay.per] and locale_of(lang).language != "en":  # no catalogue has the language
        return _per(amount, f"duration-{pay.per}", locale_of(lang))
    return f"{amount} {per}"


def _per(amount: str, unit: str, locale: Locale) -> str:
    """An amount for each unit of time. CLDR leaves out long words that are the short ones, which Babel does not know."""
    tries = (
        str(format_compound_unit(amount, denominator_unit=unit, length=length, locale=locale))
        for length in ("long", "short")
    )
    return next((said for said in tries if unit not in said), amount)


def as_place(place: Place, lang: str = "en") -> str:
    """What is known of a place beside its name, on one line: street, postcode, city, region and country."""
    said = {part.strip().casefold() for part in place.link.name.split(",")}
    country = country_name(place.country, lang) if place.country else ""
    if place.names_country or {place.country.casefold(), country_name(place.country).casefold()} & said:
        country = ""
    city = place.city if place.postcode or place.city.casefold() not in said else ""
    near = [place.street, " ".join(part for part in (place.postcode, city) if part)]
    # Some towns are a region or a country of their own: Hamburg, Singapore.
    around = (part.strip() for part in (*place.region.split(","), country))
    parts = [*near, *(part for part in around if part.casefold() != place.city.casefold())]
    return comma(lang).join(part for part in parts if part and part.casefold() not in said)


def as_call(phone: str) -> str:
    """The address that calls a number; empty where more is written than one, so that no wrong one is called."""
    abroad = phone.replace("(0)", "") if phone.startswith("+") else phone
    number = re.sub(r"[\s()./-]", "", abroad)
    return f"tel:{number}" if re.fullmatch(r"\+?[0-9]{3,15}", number) else ""


def as_countries(codes: tuple[str, ...], lang: str = "en") -> str:
    """Names of countries (ISO 3166 codes) as a list in words."""
    return as_list([country_name(code, lang) for code in codes], lang)
