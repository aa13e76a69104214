"""Eleventy, with Nunjucks layouts; feeds, sitemap and tag pages are templates, as its documentation shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.corpus import Record
from bench.peers import A_PAGE, ADDRESS, Peer, front_matter, put, quoted
from bench.peers.hugo import STYLE

_CONFIG = """\
const SIZE = A_PAGE;

function byTag(all) {
  const tags = new Map();
  for (const item of all) {
    for (const tag of item.data.topics || []) {
      tags.set(tag, [...(tags.get(tag) || []), item]);
    }
  }
  return tags;
}

export default function (config) {
  config.addPassthroughCopy("src/style.css");
  config.addFilter("rfc3339", (date) => date.toISOString());
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  for (const section of ["stories", "jobs"]) {
    config.addCollection(section, (api) => api.getFilteredByGlob(`src/${section}/*.md`).reverse());
  }
  config.addCollection("topicPages", (api) => {
    const pages = [];
    for (const [tag, items] of byTag(api.getFilteredByGlob("src/{stories,jobs}/*.md").reverse())) {
      for (let start = 0; start < items.length; start += SIZE) {
        pages.push({ tag, number: start / SIZE, items: items.slice(start, start + SIZE) });
      }
    }
    return pages;
  });
  return { dir: { input: "src", output: "_site" }, markdownTemplateEngine: false };
}
"""
_CARD = """\
<article><h2><a href="{{ item.url }}">{{ item.data.title }}</a></h2>
<p>{{ item.data.author }}, {{ item.data.team }}, {{ item.data.place }}, <time>{{ item.date | day }}</time></p>
<p>{{ item.data.summary }}</p></article>
"""
_FILES = {
    "_includes/base.njk": """\
<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{ title }} | Careers</title>
  {% if summary %}<meta name="description" content="{{ summary }}">{% endif %}
  <link rel="canonical" href="ADDRESS{{ page.url }}">
  <meta property="og:title" content="{{ title }}">
  <meta property="og:url" content="ADDRESS{{ page.url }}">
  <link rel="alternate" type="application/atom+xml" href="/stories/feed.xml">
  <link rel="stylesheet" href="/style.css">
</head>
<body>
  <header><a href="/">Careers</a><nav><a href="/stories/">Stories</a> <a href="/jobs/">Jobs</a> <a href="/tags/">Tags</a></nav></header>
  <main>{{ content | safe }}</main>
  <footer><a href="/stories/feed.xml">Feed</a> Careers</footer>
</body>
</html>
""",
    "_includes/record.njk": """\
---
layout: base.njk
---
<article>
  <h1>{{ title }}</h1>
  <p>{{ author }}, {{ team }}, {{ place }}, <time>{{ page.date | day }}</time></p>
  {{ content | safe }}
  <ul>{% for tag in topics %}<li><a href="/tags/{{ tag }}/">{{ tag }}</a></li>{% endfor %}</ul>
</article>
""",
    "_includes/card.njk": _CARD,
    "index.njk": "---\nlayout: base.njk\ntitle: Careers\n---\nWelcome.\n",
    "tags.njk": """\
---
layout: base.njk
pagination: {data: collections.topicPages, size: 1, alias: topic}
permalink: "/tags/{{ topic.tag }}/{% if topic.number %}{{ topic.number + 1 }}/{% endif %}"
eleventyComputed: {title: "{{ topic.tag }}"}
---
<h1>{{ topic.tag }}</h1>
{% for item in topic.items %}{% include "card.njk" %}{% endfor %}
""",
    "all-tags.njk": """\
---
layout: base.njk
title: Tags
permalink: /tags/
---
<ul>{% for topic in collections.topicPages %}{% if not topic.number %}<li><a href="/tags/{{ topic.tag }}/">{{ topic.tag }}</a></li>{% endif %}{% endfor %}</ul>
""",
    "sitemap.njk": """\
---
permalink: /sitemap.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for page in collections.all %}
<url><loc>ADDRESS{{ page.url }}</loc><lastmod>{{ page.date | day }}</lastmod></url>{% endfor %}
</urlset>
""",
}
_LIST = """\
---
layout: base.njk
title: SECTION
pagination: {data: collections.SECTION, size: A_PAGE, alias: items}
permalink: "/SECTION/{% if pagination.pageNumber %}{{ pagination.pageNumber + 1 }}/{% endif %}"
---
<h1>{{ title }}</h1>
{% for item in items %}{% include "card.njk" %}{% endfor %}
<nav>{% if pagination.href.previous %}<a href="{{ pagination.href.previous }}">Newer</a>{% endif %}{% if pagination.href.next %}<a href="{{ pagination.href.next }}">Older</a>{% endif %}</nav>
"""
_FEED = """\
---
permalink: /SECTION/feed.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Careers</title><link href="ADDRESS/SECTION/"/><link rel="self" href="ADDRESS/SECTION/feed.xml"/><id>ADDRESS/SECTION/</id>
  <updated>{{ collections.SECTION[0].date | rfc3339 }}</updated>
  {% for item in collections.SECTION.slice(0, A_PAGE) %}<entry><title>{{ item.data.title }}</title><link href="ADDRESS{{ item.url }}"/><id>ADDRESS{{ item.url }}</id>
  <updated>{{ item.date | rfc3339 }}</updated><author><name>{{ item.data.author }}</name></author><summary>{{ item.data.summary }}</summary></entry>
  {% endfor %}
</feed>
"""


def write(records: Iterable[Record], site: Path) -> None:
    """Content, layouts and configuration."""
    put(site / "eleventy.config.mjs", _CONFIG.replace("A_PAGE", str(A_PAGE)))
    put(site / "src/style.css", STYLE)
    for section in ("stories", "jobs"):
        put(site / f"src/{section}/{section}.json", '{"layout": "record.njk"}\n')
    files = _FILES | {f"{name}-{one}.njk": text.replace("SECTION", one) for one in ("stories", "jobs") for name, text in (("list", _LIST), ("feed", _FEED))}  # fmt: skip
    for name, text in files.items():
        put(site / "src" / name, text.replace("ADDRESS", ADDRESS).replace("A_PAGE", str(A_PAGE)))
    for record in records:
        said = {
            "author": record.author,
            "summary": quoted(record.summary),
            "team": record.team,
            "place": record.place,
        }
        # Its own `tags` would make a collection of each, which nothing here reads.
        text = front_matter(record, **said).replace("\ntags:", "\ntopics:")
        put(site / f"src/{record.section}/{record.slug}.md", text + record.body)


ELEVENTY = Peer(
    name="Eleventy",
    id="eleventy",
    version=("eleventy", "--version"),
    write=write,
    clean=("eleventy", "--quiet"),
    again=("eleventy", "--quiet"),
    made=("_site",),
    source="src/stories/{slug}.md",
    page="_site/stories/{slug}/index.html",
    list_page="_site/stories/index.html",
    makes="pages, lists, tags, Atom, sitemap; no search",
    more="ten template languages side by side; data from any program in JavaScript; plugins from npm; a development server that"
    " builds only the templates that an edit touches",
)
