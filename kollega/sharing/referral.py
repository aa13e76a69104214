"""Recommendations: a colleague's link to a job, and words to send it with. Nothing of a candidate is written anywhere."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from kollega.records import Struct
from kollega.sharing.kit import Kit
from kollega.site import Site
from kollega.words import words_of

#: What the address of a job's public page calls the code of the colleague who recommends it.
PARAMETER = "ref"
SUBJECT = "A job for you? %(title)s at %(employer)s"
WORDS = (
    "Hello! %(employer)s is looking for somebody, and I thought of you: %(title)s. I work here, so ask me whatever you "
    "would like to know.",
    "Would you like to be my colleague? At %(employer)s this job is open: %(title)s. Ask me anything.",
)


class Recommendation(Struct, frozen=True, kw_only=True):
    """What a job's kit offers for telling one person of it. `link` has no code yet: who has one adds it.

    `mail` opens a mail to nobody with the first words; `form` is the employer's own, where there is one.
    """

    link: str
    subject: str
    words: tuple[str, ...]
    mail: str
    parameter: str
    form: str
    form_subject: str


def recommendation(kit: Kit, site: Site) -> Recommendation | None:
    """That of a job; nothing for other things, and where the site takes no recommendations."""
    if site.referral is None or kit.kind != "job":
        return None
    say = words_of(site, kit.lang).gettext
    values = {"title": kit.title, "employer": kit.values["employer"]}
    link = referred(site, kit.address)
    subject = say(SUBJECT) % values
    words = tuple(say(one) % values for one in WORDS)
    return Recommendation(
        link=link, subject=subject, words=words, mail=_mail(subject, f"{words[0]}\n\n{link}"),
        parameter=site.referral.parameter, form=site.referral.form,
        form_subject=words_of(site).gettext("Recommendation: %(title)s") % values,
    )  # fmt: skip


def referred(site: Site, address: str, code: str = "") -> str:
    """The address of a job as a colleague passes it on, with the colleague's code where there is one."""
    values = {}
    if site.share.campaign:
        slug = address.rstrip("/").rpartition("/")[2]
        values = {"utm_source": "colleague", "utm_medium": "referral", "utm_campaign": slug}
    if code:
        values[PARAMETER] = code
    url = site.absolute(address)
    return f"{url}?{urlencode(values)}" if values else url


def _mail(subject: str, body: str) -> str:
    """The address that opens a mail to nobody. Lines end as mail has them."""
    fields = {"subject": subject, "body": body.replace("\n", "\r\n")}
    return f"mailto:?{urlencode(fields, quote_via=quote, safe='')}"
