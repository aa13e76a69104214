"""The forms of an issue: HTML for mail, a mail to send, plain text, Markdown for chats, and RSS."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

from kollega import brand, templates
from kollega.colour import written
from kollega.digest import of_bytes
from kollega.feeds import RSS
from kollega.newsletter.issue import Issue
from kollega.sharing.rows import feed

#: What has a meaning in Markdown.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~])")


def files(issue: Issue, root: str, theme: Mapping[str, str]) -> dict[str, bytes]:
    """All files of an issue by name. `root` and `theme` are for the site's own templates, as in a build."""
    page, text = as_html(issue, root, theme), as_text(issue)
    made, entries = feed(
        f"digest/{issue.stem}", f"{issue.subjects[1]}, {issue.range}", issue.lang, issue.items, issue.site
    )
    address = f"{issue.site.share.backstage or issue.site.url}digest/{issue.stem}.rss"
    found = {
        "html": page.encode(),
        "eml": as_mail(issue, page, text),
        "txt": text.encode(),
        "slack.md": as_slack(issue).encode(),
        "teams.md": as_markdown(issue).encode(),
        "rss": RSS.write(made, address, entries),
        "subjects.txt": "".join(f"{subject}\n" for subject in issue.subjects).encode(),
    }
    return {f"{issue.stem}.{ending}": data for ending, data in found.items()}


def as_html(issue: Issue, root: str, theme: Mapping[str, str]) -> str:
    """A page for mail: tables, and each style where it is used, since mail programs know little else."""
    site, light = issue.site, brand.palette(issue.site.brand).light
    colours = {
        role: written(light[role])
        for role in ("ground", "raised", "ink", "quiet", "primary", "on-primary", "line", "tint")
    }
    like = templates.theme_of(root, site, theme)._replace(lang=issue.lang)
    return templates.render(
        "mail/digest.html", like, {"issue": issue, "site": site, "lang": issue.lang, "colour": colours}
    )


def as_mail(issue: Issue, page: str, text: str) -> bytes:
    """A mail that opens as a draft, so that a person chooses to whom it goes. It says no day: it is new when it is sent."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = issue.subjects[0]
    mail["X-Unsent"] = "1"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"kollega-{of_bytes(page.encode())[:24]}")
    return mail.as_bytes()


def as_text(issue: Issue) -> str:
    """Plain text, for mail programs that show no HTML."""
    lines = [issue.subjects[1], issue.range, "", issue.opening]
    for part in issue.parts:
        lines += ["", part.heading, "=" * len(part.heading)]
        for piece in part.pieces:
            lines += ["", piece.title, *filter(None, (piece.note, piece.summary, piece.url))]
    lines += ["", *filter(None, (issue.thanks, f"{issue.more_words}: {issue.more}"))]
    return "\n".join(lines) + "\n"


def as_slack(issue: Issue) -> str:
    """Slack's own kind of Markdown (api.slack.com/reference/surfaces/formatting): three signs are escaped, links have `|`."""

    def plain(text: str) -> str:
        # Signs that would begin something bold stay signs with an invisible joiner before them.
        return re.sub(r"([*_~`])", "\u2060\\1", html.escape(text, quote=False)).replace("|", "\u00a6")

    lines = [f"*{plain(issue.subjects[1])}*", plain(issue.range), plain(issue.opening)]
    for part in issue.parts:
        lines += ["", f"*{plain(part.heading)}*"]
        for piece in part.pieces:
            title = (
                f"<{piece.url.replace('>', '%3E').replace('|', '%7C')}|{plain(piece.title)}>"
                if piece.url
                else plain(piece.title)
            )
            lines.append(" · ".join(filter(None, (f"• {title}", plain(piece.note)))))
    lines += ["", *filter(None, (plain(issue.thanks), f"<{issue.more}|{plain(issue.more_words)}>"))]
    return "\n".join(lines) + "\n"


def as_markdown(issue: Issue) -> str:
    """Markdown as Teams and most others read it."""

    def plain(text: str) -> str:
        return _SIGNS.sub(r"\\\1", text)

    def link(words: str, url: str) -> str:
        return f"[{plain(words)}]({url.replace('(', '%28').replace(')', '%29')})" if url else plain(words)

    lines = [f"**{plain(issue.subjects[1])}**  ", plain(issue.range), "", plain(issue.opening)]
    for part in issue.parts:
        lines += ["", f"**{plain(part.heading)}**", ""]
        for piece in part.pieces:
            lines.append(" · ".join(filter(None, (f"- {link(piece.title, piece.url)}", plain(piece.note)))))
    lines += ["", *filter(None, (plain(issue.thanks), "", link(issue.more_words, issue.more)))]
    return "\n".join(lines) + "\n"
