"""Words for XML, read again by a parser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kollega.escape import escape, quoteattr

#: What XML can hold; a carriage return in a text is a line break to every parser.
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n&<>\"'")


@given(st.text(LETTERS.filter(lambda one: one not in "\ufffe\uffff")), st.text(LETTERS | st.just("\r")))
def test_a_parser_reads_what_was_written(text: str, value: str) -> None:
    value = "".join(one for one in value if one not in "\ufffe\uffff")
    element = etree.fromstring(f"<a b={quoteattr(value)}>{escape(text)}</a>")
    assert (element.text or "") == text and element.get("b") == value


def test_what_is_written() -> None:
    assert escape("a < b & \"c\" 'd'") == "a &lt; b &amp; \"c\" 'd'"
    assert quoteattr("a \"b\" 'c' <") == "\"a &quot;b&quot; 'c' &lt;\""
