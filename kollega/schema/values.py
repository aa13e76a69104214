"""Readers of values with an inside: pay, contacts, hiring steps, videos, consent."""

from __future__ import annotations

import re
from decimal import Decimal
from operator import attrgetter
from typing import Any

from kollega import amounts
from kollega.addresses import is_email
from kollega.records import Consent, Contact, Goal, HiringStep, Pay, Video
from kollega.schema import moments
from kollega.schema.codes import CURRENCIES, THOUSANDTHS
from kollega.schema.fields import Context, Field, Reader, read_fields
from kollega.schema.readers import (
    choice,
    code,
    email,
    file,
    is_url,
    mapping,
    shown,
    text,
    url,
    web_url,
    without_mailto,
)
from kollega.sources import Map, Node, Scalar, key_of

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif", ".gif")
VIDEOS = (".mp4", ".mov", ".webm", ".m4v")
#: A picture beside the text.
picture = file(*PICTURES, most=attrgetter("picture"))
PLACEHOLDERS = {"tbd", "tba", "placeholder", "n/a", "na", "none", "todo", "xxx", "-", "?", "unknown"}


def amount(decimals: int) -> Reader:
    """An amount of money as a plain decimal text: `132552`, `132,552` and `132 552.50` are read."""

    def read(node: Node, context: Context) -> str | None:
        value = shown(node).strip()
        plain = re.sub(r"(?<=\d)[,\s'’\u00a0\u202f](?=\d{3}(\D|$))", "", value)
        if isinstance(node, Scalar) and re.fullmatch(rf"[0-9]{{1,12}}(\.[0-9]{{1,{decimals}}})?", plain):
            return plain
        example = amounts.plain(value) if isinstance(node, Scalar) else ""
        context.problem("amount-written" if example else "not-an-amount", node, value=value, example=example)
        return None

    return read


def _pay(decimals: int) -> tuple[Field, ...]:
    return (
        Field("min", amount(decimals), "amount", "least"),
        Field("max", amount(decimals), "amount", "most"),
        Field("amount", amount(decimals), "amount", "one amount"),
        Field("currency", code(CURRENCIES, "not-a-currency"), "ISO 4217", "currency", needed=True),
        Field("per", choice("hour", "day", "week", "month", "year"), "word", "time", needed=True),
    )


_PAY, _PAY_IN_THOUSANDTHS = _pay(2), _pay(3)


def pay(node: Node, context: Context) -> Pay | None:
    """A map with `min` and `max`, or `amount`; `currency`; `per`."""
    if isinstance(node, Scalar):
        # Its patterns name each currency: to compile them takes 0.02 s, and few sites ever need them.
        from kollega.schema import wages

        example = wages.meant(shown(node), context.timezone.key)
        problem = "pay-in-part" if "?" in example else "pay-in-words" if example else "pay-without-number"
        context.problem(problem, node, value=shown(node), example=example)
        return None
    written = (
        {key_of(key.value): shown(value) for key, value in node.entries} if isinstance(node, Map) else {}
    )
    is_fine = written.get("currency", "").strip().upper() in THOUSANDTHS
    values, wrong = _inside(node, _PAY_IN_THOUSANDTHS if is_fine else _PAY, context)
    if wrong or not {"currency", "per"} <= values.keys():
        return None
    least = values.get("amount", values.get("min"))
    most = values.get("amount", values.get("max"))
    if "amount" in values and {"min", "max"} & values.keys():
        context.problem("pay-in-two-ways", node)
        return None
    if least is None and most is None:
        context.problem("pay-without-amount", node)
        return None
    if least is not None and most is not None and Decimal(least) > Decimal(most):
        context.problem("pay-reversed", node, least=least, most=most)
        return None
    if not all(Decimal(one) for one in (least, most) if one):
        context.problem("pay-of-nothing", node)
    return Pay(least=least, most=most, currency=values["currency"], per=values["per"])


_STEP = (
    Field("name", text(120), "text", "what happens", needed=True),
    Field("days", text(30), "text", "how long it takes"),
)


def hiring_step(node: Node, context: Context) -> HiringStep | None:
    """A text, or a map with `name` and `days`."""
    if isinstance(node, Scalar):
        name = text(120)(node, context)
        return HiringStep(name=name) if name else None
    values, wrong = _inside(node, _STEP, context)
    return HiringStep(**values) if "name" in values and not wrong else None


_CONTACT = (
    Field("name", text(120), "text", "name"),
    Field("email", email, "address", "e-mail address"),
    Field("phone", text(40), "text", "telephone number"),
)


def contact(node: Node, context: Context) -> Contact | None:
    """A person's id or name, or a map with `name`, `email`, `phone`."""
    if isinstance(node, Scalar):
        name = text(120)(node, context)
        mail = without_mailto(name or "")
        return name and (Contact(email=mail) if is_email(mail) else Contact(name=name))
    values, wrong = _inside(node, _CONTACT, context)
    return Contact(**values) if values and not wrong else None


#: A video outside the repository, by its content.
_BY_CONTENT = re.compile(r"sha256:([0-9a-f]{64})(\.(?:mp4|mov|webm|m4v))", re.IGNORECASE)
#: Where such a video is kept once it was fetched.
MEDIA = ".kollega/media"
#: One that is too large is told when its head is looked at, as a warning like all that is wrong with videos.
_beside = file(*VIDEOS)


def _video_file(node: Node, context: Context) -> str | None:
    """A file beside the story, or one outside the repository: `sha256:` with its digest and ending."""
    if isinstance(node, Scalar) and node.value.strip().casefold().startswith("sha256:"):
        if found := _BY_CONTENT.fullmatch(node.value.strip()):
            return f"{MEDIA}/{found[1].lower()}{found[2].lower()}"
        context.problem("video-digest", node, value=node.value)
        return None
    beside: str | None = _beside(node, context)
    return beside


def _video_url(node: Node, context: Context) -> str | None:
    """The address of a video elsewhere. The name of a file in its place is told as what it is."""
    value = shown(node).strip()
    if value.casefold().endswith(VIDEOS) and "/" not in value.removeprefix("./"):
        context.problem("video-file-as-address", node, file=value)
        return None
    address: str | None = web_url(node, context)
    return address


def _chapters(node: Node, context: Context) -> tuple[tuple[int, str], ...] | None:
    """A map from times (`1:05`) to titles, in the order of time."""
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return None
    rows: list[tuple[int, str]] = []
    for key, item in node.entries:
        found = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)", key.value.strip())
        title = text(100)(item, context)
        if found is None:
            context.problem("video-chapter", key, value=key.value)
        elif title:
            hours, minutes, seconds = (int(part or 0) for part in found.groups())
            rows.append((hours * 3600 + minutes * 60 + seconds, title))
    return tuple(sorted(rows)) or None


_VIDEO = (
    Field("file", _video_file, "file, or `sha256:…`", "file beside the story, or the digest of one outside"),
    Field("url", _video_url, "URL", "address"),
    Field(
        "captions",
        mapping(file(".vtt", ".srt", most=attrgetter("text")), by_language=True),
        "map",
        "language to file",
    ),
    Field("poster", picture, "file", "still"),
    Field("transcript", text(lines=True), "text", "the words"),
    Field("chapters", _chapters, "map", "time (`1:05`, in quotes) to title"),
)


def video(node: Node, context: Context) -> Video | None:
    """A map with `file` or `url`; or a text, which is the `url`."""
    if isinstance(node, Scalar):
        address = _video_url(node, context)
        return Video(url=address) if address else None
    values, wrong = _inside(node, _VIDEO, context)
    if wrong:
        return None
    if values.get("file") and values.get("url"):
        context.problem("video-two-sources", node)
    if not values.get("file") and not values.get("url"):
        context.problem("video-without-source", node)
        return None
    return Video(**values)


_CONSENT = (
    Field("purpose", choice("site", "feeds", "social", "kit", "ranking"), "word", "what for", needed=True),
    Field("receipt", text(80), "text", "opaque number"),
    Field("given", moments.day, "date", "from when"),
    Field("until", moments.until, "date", "until when"),
)


def consent(node: Node, context: Context) -> Consent | None:
    """A map with `purpose`, `receipt`, `given`, `until`."""
    names = {row.name for row in _CONSENT}
    if not isinstance(node, Map) or names.isdisjoint(key_of(key.value) for key, _ in node.entries):
        context.problem("consent-form", node)
        return None
    values, wrong = _inside(node, _CONSENT, context, ("given", "until", "never-in-between"))
    return Consent(**values) if "purpose" in values and not wrong else None


def likeness(node: Node, context: Context) -> str | None:
    """A number of 32 hexadecimal digits (`kollega.pictures.likeness`)."""
    value = shown(node).strip()
    if isinstance(node, Scalar) and re.fullmatch("[0-9a-f]{32}", value):
        return value
    context.problem("not-a-likeness", node, value=value)
    return None


_GOAL = (
    Field("name", text(200), "text", "what is to be reached", needed=True),
    Field("measure", text(200), "text", "how it is measured"),
    Field("target", text(60), "text", "how much"),
    Field("until", moments.until, "date", "until when"),
)


def goal(node: Node, context: Context) -> Goal | None:
    """A map with `name`, `measure`, `target`, `until`."""
    values, wrong = _inside(node, _GOAL, context)
    return Goal(**values) if "name" in values and not wrong else None


def mail_or_url(node: Node, context: Context) -> str | None:
    """An e-mail address or an address of the web."""
    address: str | None = (email if "@" in shown(node) and "/" not in shown(node) else url("https"))(
        node, context
    )
    return address


def apply_url(node: Node, context: Context) -> str | None:
    """An https address; one of e-mail is `mailto:` and what it is, also where that is not written."""
    value = shown(node).strip()
    mail = without_mailto(value)
    if is_email(mail.partition("?")[0]):
        return f"mailto:{mail}"
    if value.startswith("http://") and is_url(value, ("http",)):
        context.problem("apply-not-secure", node, value=value)
        return None
    address: str | None = url("https")(node, context)
    return address


#: Letters and digits that nobody confuses; 32 of them, so that six are a thousand million codes.
_PERSONAL_CODE = re.compile("[a-z2-7]{6}")


def personal_code(node: Node, context: Context) -> str | None:
    """Six letters or digits that name nobody, as the share kits make them."""
    value = shown(node).strip()
    if isinstance(node, Scalar) and _PERSONAL_CODE.fullmatch(value):
        return value
    context.problem("not-a-personal-code", node, value=value)
    return None


def reference(node: Node, context: Context) -> str | None:
    """A permanent number; placeholders count as absent, with a warning."""
    value: str | None = text(80)(node, context)
    if value and value.casefold() in PLACEHOLDERS:
        context.problem("reference-placeholder", node, value=value)
        return None
    return value


def _inside(
    node: Node, fields: tuple[Field, ...], context: Context, span: tuple[str, str, str] | None = None
) -> tuple[dict[str, Any], set[str]]:
    """The values of a map's fields, and the names of those that are wrong; the second of a `span` must not be the earlier."""
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return {}, {context.field}
    inner = context.inside(node)
    values = read_fields(node, fields, inner)
    context.marks |= {f"{context.field}.{name}": place for name, place in inner.marks.items()}
    if span:
        moments.in_order(values, *span, inner)
    return values, inner.wrong
