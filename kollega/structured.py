"""Structured data: what search engines are told of a page, as schema.org's JobPosting and BlogPosting.

Only what the records say is told; nothing is guessed. The form follows Google's rules for job postings
(developers.google.com/search/docs/appearance/structured-data/job-posting), collected in November 2026.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from kollega.addresses import absolute
from kollega.live import LiveEvent, LiveJob, LivePerson, LiveStory, Place
from kollega.locales import country_name
from kollega.records import Pay
from kollega.schema import end_of
from kollega.site import Site

_CONTEXT = "https://schema.org"
_ARTICLES = {"article": "Article", "news": "NewsArticle"}

#: What could end a script element, break JavaScript, or may not stand in HTML (C1 controls, non-characters). The latter by
#: what may stand there: an advert's letters fit the first range, where each would be held against all those signs.
_MARKUP = "<>&"
_UNSAFE = re.compile(
    "[^\x00-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))
    + "]"
)


def script(data: Mapping[str, object]) -> str:
    """The text of a `<script type="application/ld+json">` element: JSON in ASCII where it matters.

    Nothing in it can end the element, and it is also a valid JavaScript expression. Keys keep their order.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in _MARKUP:  # an advert has thousands
        text = text.replace(sign, _unit(sign))
    return _UNSAFE.sub(_escaped, text)


def job_posting(job: LiveJob, site: Site, description_html: str) -> dict[str, object] | None:
    """schema.org's JobPosting for the page of an open job; nothing for a closed one.

    `description_html` is the whole advert, sanitised. There is nothing in it that the page does not show, and so no
    card; and no `directApply`, since who applies leaves the page, for a form elsewhere or the own mailbox.
    """
    if not job.is_open:
        return None
    record = job.record
    url = absolute(site.url, job.address)
    until = record.valid_through
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "JobPosting",
            "title": job.title,
            "description": description_html,
            "url": url,
            "identifier": {
                "@type": "PropertyValue",
                "name": site.organisation.name,
                "value": record.reference or job.slug,
            },
            "datePosted": job.published.written,
            "validThrough": end_of(until, ZoneInfo(site.timezone)).isoformat() if until else "",
            "employmentType": _one_or_all([name.upper() for name in record.employment_type]),
            "hiringOrganization": _organisation(site),
            **_where(job, site),
            "baseSalary": _salary(record.pay) if record.pay else None,
            "jobBenefits": _one_or_all(list(record.benefits)),
        }
    )


def article(story: LiveStory, site: Site, *, image: str = "") -> dict[str, object]:
    """schema.org's BlogPosting for the page of a story; Article and NewsArticle for those kinds."""
    url = absolute(site.url, story.address)
    authors = [
        _filled(
            {
                "@type": "Person",
                "name": author.name,
                "url": absolute(site.url, author.address) if author.address is not None else "",
            }
        )
        for author in story.authors
    ]
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": _ARTICLES.get(story.record.kind, "BlogPosting"),
            "headline": story.title,
            "description": story.summary,
            "datePublished": story.published.written,
            "dateModified": story.updated.written,
            "author": authors,
            "publisher": _organisation(site),
            "image": absolute(site.url, image) if image else "",
            "inLanguage": story.record.lang_of("body"),
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        }
    )


def video(story: LiveStory, site: Site, described: Mapping[str, Any]) -> dict[str, object]:
    """schema.org's VideoObject for the page on which a story's video is watched.

    `described`: addresses of the file (`content`) or of a `player` elsewhere, of the `poster` and of the page
    (`address`), `captions` as pairs of language and address, and the `transcript`; of files here also `form`, `seconds`,
    `width`, `height`, and `chapters` as start, end and title.
    """
    url = absolute(site.url, described["address"])
    clips = [
        {"@type": "Clip", "name": title, "startOffset": start, "endOffset": end, "url": f"{url}?t={start}"}
        for start, end, title in described.get("chapters", ())
    ]
    captions = [
        {"@type": "MediaObject", "encodingFormat": "text/vtt", "inLanguage": lang, "contentUrl": address}
        for lang, address in described["captions"]
    ]
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "VideoObject",
            "name": story.title,
            "description": story.summary or story.title,
            "thumbnailUrl": [described["poster"]],
            "uploadDate": story.published.at.isoformat(),
            "duration": _duration(described["seconds"]) if "seconds" in described else "",
            "contentUrl": described.get("content"),
            "embedUrl": described.get("player"),
            "encodingFormat": described.get("form"),
            "width": described.get("width"),
            "height": described.get("height"),
            "inLanguage": story.lang,
            "caption": _one_or_all(captions),
            "transcript": described["transcript"],
            "hasPart": clips,
            "isFamilyFriendly": True,
            "publisher": _organisation(site),
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        }
    )


def _duration(seconds: int) -> str:
    """ISO 8601: `PT2M31S`."""
    hours, minutes = divmod(seconds // 60, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds % 60, "S"))
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "1S")


def profile(person: LivePerson, site: Site, *, image: str = "") -> dict[str, object]:
    """schema.org's ProfilePage for a colleague; `image` is the person's own picture, never a card."""
    record = person.record
    about = {
        "@type": "Person",
        "name": record.name,
        "jobTitle": record.role,
        "description": record.bio,
        "image": absolute(site.url, image) if image else "",
        "url": absolute(site.url, person.address),
        "sameAs": list(record.links.values()),
        "worksFor": _organisation(site),
    }
    return {"@context": _CONTEXT, "@type": "ProfilePage", "mainEntity": _filled(about)}


def employer(site: Site) -> dict[str, object]:
    """schema.org's Organization, for the home page."""
    return {"@context": _CONTEXT, **_organisation(site), "url": site.url}


def event(one: LiveEvent, site: Site, *, image: str = "") -> dict[str, object]:
    """schema.org's Event. Online where it has an address and no place, both where it has both."""
    record = one.record
    where: list[object] = [_venue(one.place, site)] if one.place else []
    if record.url:
        where.append({"@type": "VirtualLocation", "url": record.url})
    mode = "Mixed" if len(where) > 1 else ("Online" if record.url else "Offline")
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "Event",
            "name": record.title,
            "description": one.summary,
            "startDate": record.starts.written,
            "endDate": record.ends.written if record.ends else "",
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if where else "",
            "location": _one_or_all(where),
            "organizer": {**_organisation(site), "url": site.url},
            "image": absolute(site.url, image) if image else "",
            "inLanguage": record.lang,
            "url": absolute(site.url, one.address),
        }
    )


def breadcrumbs(trail: Sequence[tuple[str, str]], site: Site) -> dict[str, object]:
    """schema.org's BreadcrumbList: name and address of each page from home to this one."""
    rows = [
        {"@type": "ListItem", "position": number, "name": name, "item": absolute(site.url, address)}
        for number, (name, address) in enumerate(trail, 1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": rows}


def _where(job: LiveJob, site: Site) -> dict[str, object]:
    """Where the work is done. Only fully remote work is TELECOMMUTE; hybrid work has its place alone."""
    if job.record.workplace == "remote":
        return {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": _one_or_all(
                [{"@type": "Country", "name": country_name(code)} for code in job.record.remote_from]
            ),
        }
    return {"jobLocation": _one_or_all([_place(place, site) for place in job.places])}


def _place(place: Place, site: Site) -> dict[str, object]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.city,
        "addressRegion": place.region,
        "addressCountry": place.country or site.organisation.country,
    }
    return {"@type": "Place", "address": _filled(address)}


def _venue(place: Place, site: Site) -> dict[str, object]:
    """Where an event is. Google asks for an address; where nothing but a text is known, that is what it is."""
    known = _place(place, site) if place.city else {"@type": "Place", "address": place.link.name}
    return {**known, "name": place.link.name}


def _salary(pay: Pay) -> dict[str, object]:
    if pay.least == pay.most:
        amounts: dict[str, object] = {"value": _number(pay.least)}
    else:
        amounts = {"minValue": _number(pay.least), "maxValue": _number(pay.most)}
    quantity = _filled({"@type": "QuantitativeValue", **amounts, "unitText": pay.per.upper()})
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": quantity}


def _number(text: str | None) -> int | float | None:
    """A decimal text as the number that JSON writes with the same digits (`32000.50` loses its last zero)."""
    if text is None:
        return None
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


def _organisation(site: Site) -> dict[str, object]:
    employer = site.organisation
    return _filled(
        {
            "@type": "Organization",
            "name": employer.name,
            "sameAs": _one_or_all(employer.same_as),
            "logo": absolute(site.url, employer.logo) if employer.logo else "",
        }
    )


def _one_or_all(values: Sequence[object]) -> object:
    return values[0] if len(values) == 1 else list(values)


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    """What has a value; a number is one even when it is 0."""
    return {key: value for key, value in values.items() if value is not None and value != "" and value != []}


def _escaped(found: re.Match[str]) -> str:
    return _unit(found[0])


def _unit(sign: str) -> str:
    """A character as JSON can write any: `\\u003c`."""
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
