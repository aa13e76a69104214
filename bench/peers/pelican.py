"""Pelican, with its theme `simple`, feeds as its settings make them, and a sitemap as a template of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.corpus import Record
from bench.peers import A_PAGE, ADDRESS, Peer, put

_CONFIG = f"""\
SITENAME = "Careers"
SITEURL = "{ADDRESS}"
PATH = "content"
TIMEZONE = "Europe/Copenhagen"
DEFAULT_LANG = "en"
THEME = "simple"
DEFAULT_PAGINATION = {A_PAGE}
ARTICLE_URL = "{{category}}/{{slug}}/"
ARTICLE_SAVE_AS = "{{category}}/{{slug}}/index.html"
CATEGORY_URL = "{{slug}}/"
CATEGORY_SAVE_AS = "{{slug}}/index.html"
TAG_URL = "tags/{{slug}}/"
TAG_SAVE_AS = "tags/{{slug}}/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
CATEGORY_FEED_ATOM = None
CATEGORY_FEED_RSS = "feeds/{{slug}}.rss.xml"
TAG_FEED_RSS = "feeds/tag-{{slug}}.rss.xml"
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = {A_PAGE}
STATIC_PATHS = []
THEME_TEMPLATES_OVERRIDES = ["templates"]
DIRECT_TEMPLATES = ["index", "tags", "categories", "archives", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
"""
_SITEMAP = """\
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for article in articles %}<url><loc>{{ SITEURL }}/{{ article.url }}</loc><lastmod>{{ article.date.date() }}</lastmod></url>
{% endfor %}{% for tag, _ in tags %}<url><loc>{{ SITEURL }}/{{ tag.url }}</loc></url>
{% endfor %}</urlset>
"""


def write(records: Iterable[Record], site: Path) -> None:
    """Content, settings and the template of the sitemap."""
    put(site / "pelicanconf.py", _CONFIG)
    put(site / "templates/sitemap.html", _SITEMAP)
    for record in records:
        said = {
            "Title": record.title, "Date": record.day, "Slug": record.slug, "Author": record.author, "Category": record.section,
            "Tags": ", ".join(record.tags), "Team": record.team, "Place": record.place, "Summary": record.summary,
        }  # fmt: skip
        head = "".join(f"{name}: {value}\n" for name, value in said.items())
        put(site / f"content/{record.section}/{record.slug}.md", f"{head}\n{record.body}")


_BUILD = ("pelican", "content", "-s", "pelicanconf.py", "-o", "output", "-q")

PELICAN = Peer(
    name="Pelican",
    id="pelican",
    version=("pelican", "--version"),
    write=write,
    clean=_BUILD,
    again=(*_BUILD, "--cache-path", "cache", "-e", "LOAD_CONTENT_CACHE=true", "CACHE_CONTENT=true"),
    made=("output", "cache"),
    source="content/stories/{slug}.md",
    page="output/stories/{slug}/index.html",
    list_page="output/stories/index.html",
    settles=True,
    makes="pages, lists, tags, archives, feeds by section and tag, sitemap; no search",
    more="reStructuredText and other markups beside Markdown; a hundred plugins and themes; imports from other blogs; archives by"
    " year; typographic quotes",
)
