"""The list of all public pages for search engines (sitemaps.org/protocol.html), and `robots.txt`.

A page has a `lastmod` only where its date is written: one that moves without a change is soon ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kollega.addresses import NOT_PAGES, absolute
from kollega.escape import DECLARATION, escape, quoteattr
from kollega.facets import Facets, address_of
from kollega.live import Group, Library, LiveEvent, LivePage, LivePerson
from kollega.pictures.choose import chosen
from kollega.pictures.geometry import WIDTHS
from kollega.sections import FOLDERS
from kollega.steps import Artifact, Made, Step, Work

#: What one file may hold by the protocol: addresses, and bytes.
MOST_URLS = 50_000
MOST_BYTES = 52_428_800
#: Pages that every site has: home and the lists of stories and jobs.
LISTS = ("", "stories/", "jobs/")

_NAMESPACE = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def steps(library: Library, pictures: bool) -> Iterator[Step]:
    """`sitemap.xml` and `robots.txt`; without a `site_url` there are no addresses to list.

    With `pictures` a page names its photo.
    """
    site_url = library.site.url if library.site.has_url else ""
    if site_url:
        shown = {
            one.site.folder + record.address: record.photo.path
            for one in library.every_language
            for record in (*one.stories, *one.jobs)
            if record.photo and not record.elsewhere
        }
        pages = [*_every_page(library)]
        value = [site_url, pages, shown if pictures else {}, MOST_URLS, MOST_BYTES]
        needs = tuple(f"picture:{path}" for path in sorted(set(shown.values()))) if pictures else ()
        yield Step(name="sitemap", function=make_sitemap, value=value, needs=needs, source="mkdocs.yml")
    yield Step(name="robots", function=make_robots, value=(site_url, _maps(library)), source="mkdocs.yml")


def make_sitemap(work: Work) -> Made:
    """`sitemap.xml`: all pages, or a list of parts `sitemap-1.xml` … where one file may not hold them."""
    site_url, pages, shown, most_urls, most_bytes = work.value
    photos = {address: work.made.get(f"picture:{path}", []) for address, path in shown.items()}
    pictures = {
        address: absolute(site_url, chosen(known, WIDTHS[-1]).path)
        for address, known in photos.items()
        if known
    }
    rows = [
        _row(
            "url",
            absolute(site_url, address),
            lastmod,
            pictures.get(address, ""),
            [(lang, absolute(site_url, other)) for lang, other in others],
        )
        for address, lastmod, others in pages
    ]
    parts = [_document("urlset", part) for part in _parts(rows, most_urls, most_bytes)]
    if len(parts) == 1:
        return Made(artifacts=[_artifact("sitemap.xml", parts[0])])
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = _document("sitemapindex", [_row("sitemap", absolute(site_url, name)) for name in names])
    return Made(artifacts=[_artifact("sitemap.xml", index), *map(_artifact, names, parts)])


def make_robots(work: Work) -> Made:
    """`robots.txt`: everything may be read. The value is the site's address, or empty, and the names of its sitemaps."""
    site_url, names = work.value
    lines = ["User-agent: *", "Disallow:"]
    if site_url:
        lines += ["", *(f"Sitemap: {absolute(site_url, name)}" for name in names)]
    return Made(artifacts=[_artifact("robots.txt", "\n".join(lines) + "\n")])


def _maps(library: Library) -> list[str]:
    """The sitemaps of a site: that of videos (`kollega.produce.videos`) where it plays some."""
    plays_videos = any(one.plays_videos for one in library.every_language)
    return ["sitemap.xml", *(["sitemap-videos.xml"] if plays_videos else [])]


def _every_page(library: Library) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Address and date of each page, and the same page in all languages, as language and address, where it has others."""
    pages = {one.site.folder: _pages(one) for one in library.every_language}
    langs = {one.site.folder: one.site.lang for one in library.every_language}
    for folder, own in pages.items():
        for address, lastmod in sorted(own.items()):
            same = [(langs[other], other + address) for other, some in pages.items() if address in some]
            if len(same) > 1 and address in pages[""]:
                same.append(("x-default", address))
            yield folder + address, lastmod, same if len(same) > 1 else []


def _pages(library: Library) -> dict[str, str]:
    """Addresses of all live pages, with the date of the last change where one is known."""
    others: list[LivePage | LivePerson | Group | LiveEvent] = [
        *library.pages,
        *(person for person in library.people if not person.elsewhere),
        *(group for group in library.groups if not group.elsewhere),
        *(event for event in library.events if not event.elsewhere),
    ]
    watched = [story.video.address for story in library.stories if story.video and not story.elsewhere]
    folders = {page.address.split("/")[0] for page in others} & FOLDERS
    folders |= {"videos"} if library.has_videos else set()
    lists = [*LISTS, *(f"{folder}/" for folder in sorted(folders))]
    facets = Facets.of_library(library)
    found = [address_of(choice) for choice in facets.choices if facets.is_listed(choice)]
    pages = dict.fromkeys([*lists, *(page.address for page in others), *found], "")
    pages |= {
        record.address: record.updated.written
        for record in (*library.stories, *library.jobs)
        if not record.elsewhere
    }
    pages |= dict.fromkeys(watched, "")
    return {address: lastmod for address, lastmod in pages.items() if address not in NOT_PAGES}


def _parts(rows: list[str], most_urls: int, most_bytes: int) -> Iterator[list[str]]:
    """The rows in as few files as the limits allow; no rows are one empty file."""
    part: list[str] = []
    room = most_bytes - len(_document("urlset", []))
    left = room
    for row in rows:
        size = len(row.encode()) + 1
        if part and (len(part) == most_urls or size > left):
            yield part
            part, left = [], room
        part.append(row)
        left -= size
    yield part


def _row(
    name: str, address: str, lastmod: str = "", picture: str = "", others: Iterable[tuple[str, str]] = ()
) -> str:
    date = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    image = f"<image:image><image:loc>{escape(picture)}</image:loc></image:image>" if picture else ""
    same = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(other)}/>' for lang, other in others
    )
    return f"<{name}><loc>{escape(address)}</loc>{date}{same}{image}</{name}>"


def _document(name: str, rows: list[str]) -> str:
    return DECLARATION + "\n".join([f"<{name} {_NAMESPACE}>", *rows, f"</{name}>"]) + "\n"


def _artifact(path: str, text: str) -> Artifact:
    kind = "robots" if path == "robots.txt" else "sitemap"
    return Artifact(path=path, audience="public", kind=kind, data=text.encode())
