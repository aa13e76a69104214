"""The summary of a change, for those who decide whether it goes out: what happens to the site, in plain words.

`summarise` compares the content with what it was; `as_markdown` and `as_text` say the same for a pull request on any git
host and for a terminal.
"""

from kollega.summary.things import Content
from kollega.summary.told import Summary, as_markdown, as_text, summarise

__all__ = ["Content", "Summary", "as_markdown", "as_text", "summarise"]
