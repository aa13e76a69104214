"""Hugo, with layouts of its own, as its documentation builds them up: base, single, list, terms and partials."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bench.corpus import Record
from bench.peers import A_PAGE, ADDRESS, Peer, front_matter, illustrated, put, quoted
from kollega.formats import FORMATS
from kollega.pictures.geometry import WIDTHS

_CONFIG = f"""\
baseURL = "{ADDRESS}/"
title = "Careers"
locale = "en"
enableRobotsTXT = true
[pagination]
pagerSize = {A_PAGE}
[taxonomies]
tag = "tags"
[services.rss]
limit = {A_PAGE}
"""
_LAYOUTS = {
    "_default/baseof.html": """\
<!doctype html>
<html lang="{{ site.Language.Lang }}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{ with .Title }}{{ . }} | {{ end }}{{ site.Title }}</title>
  {{ with .Params.summary }}<meta name="description" content="{{ . }}">{{ end }}
  <link rel="canonical" href="{{ .Permalink }}">
  <meta property="og:title" content="{{ .Title }}">
  <meta property="og:url" content="{{ .Permalink }}">
  {{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}
  <link rel="stylesheet" href="/style.css">
</head>
<body>
  {{ partial "header.html" . }}
  <main>{{ block "main" . }}{{ end }}</main>
  {{ partial "footer.html" . }}
</body>
</html>
""",
    "partials/header.html": """\
<header><a href="/">{{ site.Title }}</a><nav>{{ range site.Sections }}
  <a href="{{ .RelPermalink }}"{{ if eq .Section $.Section }} aria-current="true"{{ end }}>{{ .Title }}</a>{{ end }}
  <a href="/tags/">Tags</a></nav></header>
""",
    "partials/footer.html": """<footer><a href="/stories/index.xml">Feed</a> {{ site.Title }}</footer>\n""",
    "partials/more.html": """\
<nav>{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
""",
    "partials/card.html": """\
<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Params.author }}, {{ .Params.team }}, {{ .Params.place }}, <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date | time.Format ":date_long" }}</time></p>
<p>{{ .Params.summary }}</p></article>
""",
    "_default/single.html": """\
{{ define "main" }}
<article>
  <h1>{{ .Title }}</h1>
  <p>{{ .Params.author }}, {{ .Params.team }}, {{ .Params.place }}, <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date | time.Format ":date_long" }}</time></p>
  {{ .TableOfContents }}
  {{ .Content }}
  <ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
  {{ partial "more.html" . }}
  <script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" (cond (eq .Section "jobs") "JobPosting" "Article") "headline" .Title "datePublished" (.Date.Format "2006-01-02") | jsonify | safeJS }}</script>
</article>
{{ end }}
""",
    "_default/list.html": """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .Paginate .RegularPagesRecursive }}
{{ range $pages.Pages }}{{ partial "card.html" . }}{{ end }}
<nav>{{ with $pages.Prev }}<a rel="prev" href="{{ .URL }}">Newer</a>{{ end }}{{ with $pages.Next }}<a rel="next" href="{{ .URL }}">Older</a>{{ end }}</nav>
{{ end }}
""",
    "_default/terms.html": """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>
{{ end }}
""",
}
#: What we have too, and Hugo leaves to its users: pages near a page, and what a script can search.
_MORE_CONFIG = """
[outputs]
home = ["html", "rss", "json"]
"""
_MORE_LAYOUTS = {
    "partials/more.html": """\
{{ with site.RegularPages.Related . | first 3 }}<aside><h2>Read on</h2>{{ range . }}{{ partial "card.html" . }}{{ end }}</aside>{{ end }}
""",
    "index.json": """\
{{ $found := slice }}{{ range site.RegularPages }}{{ $found = $found | append (dict "url" .RelPermalink "title" .Title "text" .Plain) }}{{ end }}{{ $found | jsonify }}
""",
}
#: The sizes and formats that we make of a photo, for Hugo's own processing of pictures.
_PHOTO = """\
{{ with .Resources.GetMatch "photo.jpg" }}{{ $photo := . }}
<picture>{{ range slice WIDTHS }}
<source type="image/webp" srcset="{{ ($photo.Resize (printf "%dx webp q80" .)).RelPermalink }} {{ . }}w">
<source srcset="{{ ($photo.Resize (printf "%dx jpg q82" .)).RelPermalink }} {{ . }}w">{{ end }}</picture>
{{ range slice CARDS }}{{ $fill := images.Process (printf "fill %s smart jpg q85" .) }}{{ $words := images.Text $.Title (dict "size" 64 "x" 72 "y" 72) }}
<a href="{{ ($photo | images.Filter (slice $fill $words)).RelPermalink }}">{{ . }}</a>{{ end }}
{{ end }}
"""
STYLE = "body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 44rem; padding: 1rem }\n"


def write(records: Iterable[Record], site: Path) -> None:
    """Content, layouts and configuration."""
    put(site / "hugo.toml", _CONFIG)
    put(site / "static/style.css", STYLE)
    for name, text in _LAYOUTS.items():
        put(site / "layouts" / name, text)
    put(site / "content/_index.md", "---\ntitle: Careers\n---\n\nWelcome.\n")
    for section in ("stories", "jobs"):
        put(site / f"content/{section}/_index.md", f"---\ntitle: {section.capitalize()}\n---\n")
    for record in records:
        said = {
            "author": record.author,
            "summary": quoted(record.summary),
            "team": record.team,
            "place": record.place,
        }
        put(site / f"content/{record.section}/{record.slug}.md", front_matter(record, **said) + record.body)  # fmt: skip


def write_more(records: Iterable[Record], site: Path) -> None:
    """The same with related pages, and the texts as data for a search."""
    write(records, site)
    put(site / "hugo.toml", _CONFIG + _MORE_CONFIG)
    for name, text in _MORE_LAYOUTS.items():
        put(site / "layouts" / name, text)


def write_pictures(records: Iterable[Record], site: Path) -> None:
    """Stories in folders of their own, with a photo, in all sizes and formats that we make."""
    write((), site)
    cards = " ".join(f'"{row.width}x{row.height}"' for row in FORMATS.values())
    text = _PHOTO.replace("WIDTHS", " ".join(map(str, WIDTHS))).replace("CARDS", cards)
    put(site / "layouts/partials/more.html", text)
    for record, photo in illustrated(records):
        folder = site / "content" / record.section / record.slug
        put(folder / "index.md", front_matter(record, author=record.author) + record.body)
        (folder / "photo.jpg").write_bytes(photo)


HUGO = Peer(
    name="Hugo",
    id="hugo",
    version=("hugo", "version"),
    write=write,
    clean=("hugo", "--quiet"),
    again=("hugo", "--quiet"),
    made=("public", "resources"),
    source="content/stories/{slug}.md",
    page="public/stories/{slug}/index.html",
    list_page="public/stories/index.html",
    makes="pages with a table of contents and a little structured data, lists, tags, RSS, sitemap; no related pages, no search",
    more="one binary for all systems; templates with data from anywhere; shortcodes; any output format; modules; a server that"
    " keeps the whole site in memory and shows a change within milliseconds; pictures processed within templates; highlighted code",
)
HUGO_MORE = replace(
    HUGO, name="Hugo, with related pages", id="hugo-more", write=write_more, more="",
    makes="the same with three related pages below each, and all texts in one file for a script that searches",
)  # fmt: skip
PICTURES = replace(
    HUGO, name="Hugo, with pictures", id="hugo-pictures", write=write_pictures, makes="", more=""
)
