"""Texts for tests of markup: Markdown and HTML as people, programs and attackers write them."""

from __future__ import annotations

from hypothesis import strategies as st

#: What has opened holes in other sanitisers, and what tries.
PIECES = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '<svg onload="a()">', "<a href='javascript:a()'>x</a>", "[x](javascript:a)",
    "[x](JaVaScRiPt:a)", "[x](java\tscript:a)", "[x](&#106;avascript:a)", "[x](data:text/html,<script>)", "![x](data:image/svg+xml,x)", "<style>*{}</style>",
    '<p style="position:fixed">', '<iframe src="//e.example"></iframe>', "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=a()&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=a()>\">", "<form action=//e.example><input name=a>", "<base href=//e.example/>", "<link rel=stylesheet href=//e.example>",
    "<meta http-equiv=refresh content=0>", "<object data=x>", "<embed src=x>", "<!--", "-->", "<![CDATA[", "]]>", "<?php", "<a href=\"x\" onclick=\"a()\">y</a>", "<b>", "</b>",
    "<table><tr><td>", "</table>", "<textarea>", "</textarea>", "<title>", "</title>", "<template>", "<xmp>", "<plaintext>", "<svg><desc>", "<details open ontoggle=a()>", "vbscript:a",
    "<https://a@b.example/>", "<mailto:a@b.example>", "https://www.example.org/", "//e.example", "[x](//e.example)", "\u202e", "&#x202e;", "&#1;", "\x00", "\x1b", "\ufffe",
    "&lt;script&gt;", "&amp;lt;", "`<b>`", "    code", "```\n", "\n\n", "# ", "- ", "> ", "| a | b |\n|---|---|\n| c | d |\n", "[^1]", "[^1]: note", "~~a~~", "**a**", "*a*", "![p](a.jpg)",
    "![](b.jpg)", "[l](../jobs/nurse.md)", "[l](#x)", "<h2 id=x>", '<a id="toc">', "> [!NOTE]\n> a\n", "- [x] a\n", "\\", "é", "日本", "🎉", "word", " ", "\n", "<", ">", "&", '"', "'", "{{ a }}", "{% a %}",
)  # fmt: skip

markdown = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join)
