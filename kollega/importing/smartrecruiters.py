"""SmartRecruiters: `GET /v1/companies/{board}/postings`, a hundred at a time, then one answer for each posting.

Learned from the documentation of the Posting API (developers.smartrecruiters.com/docs/posting-api). A company that it
does not know has 200 and no postings; capitals in the company's name matter. `compensation` is not in it: others measured
in August 2026 that each tenth posting has one, e.g. `{"min": 100, "max": 120, "currency": "EUR", "period": "MONTHLY"}`.
"""

from __future__ import annotations

from urllib.parse import quote

from kollega.importing import Refused
from kollega.importing.fetch import Client, Missing
from kollega.importing.posting import Posting, Where, advert, pay_of
from kollega.importing.row import Row, listed

_PAGE, _MOST_PAGES = 100, 100
_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


def read(client: Client, board: str) -> list[Posting]:
    """All postings of a company."""
    ids: list[str] = []
    for number in range(_MOST_PAGES):
        address = f"/v1/companies/{board}/postings?limit={_PAGE}&offset={number * _PAGE}"
        page = listed(client.json(address), "content")
        ids += [row.text("id") for row in page]
        if len(page) < _PAGE:
            return [posting for one in ids if one and (posting := _detail(client, board, one))]
    raise Refused("the board's list of jobs does not end")


def _detail(client: Client, board: str, id_: str) -> Posting | None:
    """A posting, if it was not taken off since the list was asked for, which takes minutes on a large board."""
    try:
        return _posting(Row(client.json(f"/v1/companies/{board}/postings/{quote(id_, safe='')}")))
    except Missing:
        return None


def _posting(row: Row) -> Posting:
    place = row.row("location")
    where = Where(city=place.text("city"), region=place.text("region"), country=place.text("country"))
    said = row.row("compensation")
    pay, left_out = pay_of(said.number("min"), said.number("max"), said.text("currency"), said.text("period"))
    workplace = "remote" if place.flag("remote") else "hybrid" if place.flag("hybrid") else ""
    return Posting(
        id=row.text("id"),
        title=row.text("name"),
        html=_html(row.row("jobAd", "sections")),
        apply_url=row.text("applyUrl") or row.text("postingUrl"),
        posted=row.moment("releasedDate"),
        department=row.text("department", "label"),
        places=() if where == Where() else (where,),
        workplace=workplace,
        employment=tuple(row.texts("typeOfEmployment", "label")),
        pay=pay,
        left_out=left_out,
    )


def _html(sections: Row) -> str:
    return advert((sections.text(name, "title"), sections.html(name, "text")) for name in _SECTIONS)
