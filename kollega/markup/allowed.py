"""What HTML may hold: the sanitiser's lists, for texts of records and, wider, for pages written by hand."""

from __future__ import annotations

import re
from collections.abc import Collection

#: What is kept of links and pictures is judged address by address (`kollega.addresses`).
TAGS = frozenset(
    "a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 "
    "h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup "
    "table tbody td tfoot th thead time tr u ul var wbr".split()
)
#: Elements that go with all that is in them.
NEVER = {"script", "style", "title", "textarea", "noscript", "template", "iframe", "noembed", "xmp"}
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir", "title", "class"},
    "a": {"href", "id"},
    "img": {"src", "alt", "width", "height", "loading"},
    "li": {"id"},
    "ol": {"start", "reversed"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
#: What Material's blocks need beside that: tabs are radio buttons and labels, icons are drawn.
PAGE_TAGS = TAGS | {"input", "label", "svg", "path", "h1"}
PAGE_ATTRIBUTES = ATTRIBUTES | {
    "*": ATTRIBUTES["*"] | {"id"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
    "svg": {"viewbox", "viewBox", "xmlns", "aria-hidden"},
    "path": {"d"},
    "details": {"open"},
}

_ALERT = r"markdown-alert(?:-(?:note|tip|important|warning|caution|title))?"
#: Classes by which texts of records say what something is; they come from the Markdown parser.
_CLASSES = re.compile(rf"footnotes|footnote-ref|task-list-item|{_ALERT}")
#: Classes of the blocks that Material documents for pages, and of the extensions that make them. Those of the
#: theme itself (`k-…`) are not there: a page must not look like what surrounds it, nor cover it.
_PAGE_CLASSES = re.compile(
    r"admonition(?:-title)?|inline|end|annotate|note|abstract|summary|tldr|info|todo|tip|hint|important|success|check|done"
    r"|question|help|faq|warning|caution|attention|failure|fail|missing|danger|error|bug|example|quote|cite"
    r"|tabbed-(?:set|alternate|labels|labels--linked|label|content|block)|grid|cards?|md-button(?:--primary)?"
    r"|footnote(?:s|-ref|-backref)?|toc|toclink|headerlink|task-list(?:-item|-control|-indicator)?"
    r"|twemoji|emojione|gemoji|lg|middle|keys|key-[\w-]+|critic|magiclink(?:-[a-z]+)*|arithmatex|mermaid"
    r"|(?:code|high)light(?:table)?|linenos|linenodiv|filename|hll|normal|special|language-[\w+#.-]+"
    # The kinds of words in code, as Pygments abbreviates them.
    rf"|[a-z][a-z0-9]{{0,2}}|{_ALERT}"
)


def classes(written: str, *, wide: bool, own: Collection[str] = ()) -> str:
    """Those of the classes in a `class` attribute that may stay. `own` are the site's, for its pages."""
    allowed = _PAGE_CLASSES if wide else _CLASSES
    return " ".join(name for name in written.split() if allowed.fullmatch(name) or name in own)


def lost_classes(written: str, *, wide: bool, own: Collection[str] = ()) -> list[str]:
    """Those that do not stay, as far as they mean something here: in texts of records the theme's own alone.

    Others come with what people paste, and nobody will miss them; on a page they may be the site's.
    """
    kept = classes(written, wide=wide, own=own).split()
    lost = [name for name in written.split() if name not in kept and not name.startswith("language-")]
    return lost if wide else [name for name in lost if name.startswith(_THEME)]


#: What the names of the theme's classes begin with, and of those of Material's own theme.
_THEME = ("k-", "md-")
