"""Feeds read in pieces: the same is found as where they are read whole, whatever is in them and was read before."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.gate import Facts, Rules, inspect, remember
from kollega.gate.inspection import ending_of, read_whole
from kollega.gate.pieces import MARK, Memory

from .output import FILES, RULES, SITE, judged

ATOM = "http://www.w3.org/2005/Atom"
WORDS = "Anna Berg, nurse "
#: What may be in an entry, and much that may not.
INSIDE = (
    f"<link>{SITE}jobs/nurse/</link>", f"<link href='{SITE}'/>", "<title>Nurse</title>", "<guid>x</guid>", "<link>/x</link>",
    "<description>&lt;b&gt;Hi&lt;/b&gt;</description>", "<title type='html'>&lt;img src=x onerror=hit()&gt;</title>",
    f"<content type='html'>&lt;a href='{SITE}#work'&gt;x&lt;/a&gt;</content>", "<content type='html'>&lt;p onclick=x&gt;</content>",
    "<c:encoded><![CDATA[<p>x</p>]]></c:encoded>", "<c:encoded><![CDATA[<p onclick=x>]]></c:encoded>", "<title>é</title>",
    "@import 'https://evil.example/a.css';", "<description>&lt;p onclick=x&gt;</description>", "<c:encoded><![CDATA[</item></entry>]]></c:encoded>", "<![CDATA[", "]]>",
    "<!-- </item> -->", "<!--", "-->", "</item>", "<item>", "</entry><entry>", "</channel><channel>", "</feed><feed>", "</job>",
    f"</{MARK}><{MARK}>", f"<{MARK}/>", "<b xml:id='x'/>", "<b xml:base='/'/>", "<u:b/>", "<b xmlns:u='urn:u'><u:b/></b>",
    "<svg xmlns='http://www.w3.org/2000/svg'><g id='a'/><a href='x'/></svg>", "<style xmlns='http://www.w3.org/1999/xhtml'>",
    "<div xmlns='http://www.w3.org/1999/xhtml'><a href='x'>y</a><script/></div>", "&lt;", "&#x202e;", "&#8;", "&x;", "& ",
    "\u202e", "\x08", "\x85", "\U000e0041", WORDS, "Anna", "Berg", " ", "<url>https://evil.example/</url>", "<?x y?>",
)  # fmt: skip
AROUND = (
    ("<rss version='2.0' xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel>", "</channel></rss>"),
    (f"<feed xmlns='{ATOM}' xmlns:c='http://purl.org/rss/1.0/modules/content/'>", "</feed>"),
    ("<source xmlns:c='urn:c'>", "</source>"),
    ("<rss><channel><style xmlns='http://www.w3.org/1999/xhtml'>", "</style></channel></rss>"),
    ("<svg xmlns='http://www.w3.org/2000/svg'><style>", "</style></svg>"),
    ("<rss><channel><s:style xmlns:s='http://www.w3.org/2000/svg'><x>", "</x></s:style></channel></rss>"),
    ("<rss xmlns:c='urn:c'><channel xmlns:c='http://purl.org/rss/1.0/modules/content/'>", "</channel></rss>"),
    ("<!DOCTYPE rss [<!ENTITY x 'y'>]><rss><channel>", "</channel></rss>"),
    ("<?xml version='1.0' encoding='us-ascii'?><rss><channel>", "</channel></rss>"),
    ("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel>", "</channel></rss>"),
    ("<?xml version='1.1'?><rss><channel>", "</channel></rss>"),
    ("\ufeff<rss><channel>", "</channel></rss>"),
    ("<rss><channel><!--", "--></channel></rss>"),
    ("<rss><channel title='", "'/></rss>"),
    ("", ""),
)  # fmt: skip
ENTRIES = (
    '"id": "x"', f'"url": "{SITE}jobs/nurse/"', '"url": "/x"', '"url": "javascript:x"', '"content_html": "<p>x</p>"',
    '"content_html": "<p onclick=x>"', '"a": "\\u202e"', '"a": "\\b"', '"a": "},\\n  {"', '"a": "},\n  {"', '"a": NaN', '"a": [\n  {}\n  ]',
    '"id": "y"', f'"a": "{MARK}"', '"a": {"b": 1, "b": 2}', '"@type": "JobPosting", "description": "<script>"', '"docs": [{"text": "<script>"}]',
    f'"n": "{WORDS}"', '"n": "Anna', 'Berg"', "}, {", "},\n  {", "}], \"items\": [{", "}\n ],\n \"x\": [\n  {", "[", "]", '"',
)  # fmt: skip
JSON_AROUND = (
    ('{"version": "1.1",\n "items": [\n  {', "}\n ]\n}"),
    ('{"jobs":[\n  {', "}\n]}"),
    ('{"items": 1,\n "items": [\n  {', "}\n ]\n}"),
    ('[{"items": [\n  {', "}\n ]}]"),
    ('{"text": "\n "items": [\n  {', '}\n ]"}'),
    ('\ufeff{"items": [\n  {', "}\n ]}"),
    ('{"docs": [{"text": "<p onclick=x>"}], "items": [\n  {', "}\n ]}"),
)
WITHDRAWN = msgspec.structs.replace(RULES, withdrawn=("Anna Berg",), forbidden=("https://evil.example/",))
APART = msgspec.structs.replace(RULES, apart={"feed": ("Anna Berg",)})
#: What may be around an entry, or instead of it.
WRAPS = (
    "%s", "<!--%s-->", "<![CDATA[%s]]>", "<x>%s</x>", "<?x %s?>", "<style xmlns='http://www.w3.org/1999/xhtml'>%s</style>",
    "<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>", "%s<!--", "-->%s", "%s]]>", "<item /></channel><channel>%s",
    f"<item /></{MARK}><{MARK}>%s", "<x xmlns:c='urn:c'>%s</x>", "%s</channel><channel>", "%s</channel></rss><rss><channel>",
)  # fmt: skip


WRAPPED = (
    "", "@import 'https://evil.example/';", f"<link>{SITE}</link>", "<c:encoded><![CDATA[<p onclick=x>]]></c:encoded>",
)  # fmt: skip


def xml_feed(around: tuple[str, str], name: str, odd: str, wrap: str) -> bytes:
    """A feed with an odd entry between harmless ones."""
    harmless = f"<link>{SITE}jobs/nurse/</link><description>&lt;b&gt;x&lt;/b&gt;</description>"
    rows = [f"<{name}>{inside}</{name.split()[0]}>" for inside in (harmless, odd, harmless + odd)]
    rows[1] = wrap.replace("%s", rows[1])
    return (around[0] + "\n".join(rows) + around[1]).encode()


def json_feed(around: tuple[str, str], rows: tuple[str, ...]) -> bytes:
    """The same in JSON."""
    return (around[0] + "},\n  {".join(rows) + around[1]).encode()


def feeds() -> st.SearchStrategy[tuple[str, bytes]]:
    """A feed of some kind, by its path."""
    odd = st.lists(st.sampled_from(INSIDE), max_size=3).map("".join)
    names = st.sampled_from(["item", "entry", "job", "item x='y'", "items"])
    in_xml = st.builds(xml_feed, st.sampled_from(AROUND), names, odd, st.sampled_from(WRAPS))
    entries = st.lists(st.lists(st.sampled_from(ENTRIES), max_size=3).map(", ".join), min_size=1, max_size=4)
    in_json = st.builds(json_feed, st.sampled_from(JSON_AROUND), entries.map(tuple))
    return st.one_of(
        st.tuples(st.sampled_from(["x.rss", "feeds/x.atom", "x.xml"]), in_xml),
        st.tuples(st.sampled_from(["x.json", "feeds/x.json", "search/search_index.json"]), in_json),
    )


def check(path: str, data: bytes, rules: Rules) -> Facts:
    """Both ways of reading a file find the same."""
    facts = inspect(path, data, rules)
    whole = read_whole(path, ending_of(path), data, rules)[0].facts(facts.sha256, facts.kind)
    assert facts.findings == whole.findings
    assert facts.anchors == whole.anchors
    assert flat(facts) == flat(whole)
    assert not (facts.pieces and facts.findings)
    told = [judged({path: one}, {path, *FILES}, rules=rules) for one in (facts, whole)]
    assert told[0] == told[1]
    return facts


def flat(facts: Facts) -> dict[str, set[str]]:
    """All links of a file, with those of its pieces."""
    links: dict[str, set[str]] = defaultdict(set)
    for one in (facts.links, *facts.pieces.values()):
        for kind, found in one.items():
            links[kind].update(found)
    return dict(links)


@settings(max_examples=300)
@given(st.lists(feeds(), min_size=1, max_size=4), st.sampled_from([RULES, WITHDRAWN, APART]))
def test_the_same_is_found_as_where_it_is_read_whole(files: list[tuple[str, bytes]], rules: Rules) -> None:
    for path, data in files:
        check(path, data, rules)


def test_every_oddity_in_every_feed() -> None:
    cut = 0
    for around, odd in product(AROUND, INSIDE):
        for name, wrap in (
            ("entry" if "feed" in around[0] else "item", "%s"),
            ("item", WRAPS[len(odd) % len(WRAPS)]),
        ):
            cut += bool(check("x.rss", xml_feed(around, name, odd, wrap), RULES).pieces)
    for wrap, around, odd in product(WRAPS, AROUND[:4], WRAPPED):
        cut += bool(check("x.rss", xml_feed(around, "item", odd, wrap), RULES).pieces)
    for around, first, second in product(JSON_AROUND, ENTRIES, ENTRIES):
        cut += bool(check("x.json", json_feed(around, ('"id": "x"', first, second)), RULES).pieces)
    assert cut > 200


def entry(number: int) -> str:
    return (
        f"<item><link>{SITE}jobs/nurse/</link><description>{number} &lt;b&gt;x&lt;/b&gt;</description></item>"
    )


def rss(*entries: str) -> bytes:
    return ("<rss version='2.0'><channel><title>x</title>" + "\n".join(entries) + "</channel></rss>").encode()


def test_an_entry_is_known_again_in_another_feed() -> None:
    first = inspect("a.rss", rss(entry(1), entry(2)), RULES)
    second = inspect("b.rss", rss(entry(3), entry(2)), RULES)
    assert len(first.pieces) == len(second.pieces) == 2
    assert len(first.pieces.keys() & second.pieces.keys()) == 1
    remember(first)
    assert inspect("a.rss", rss(entry(1), entry(2)), RULES) == first


def test_an_entry_is_another_under_other_rules_or_among_other_names() -> None:
    named = entry(1).replace("1", "Anna Berg")
    assert not inspect("a.rss", rss(named), RULES).findings
    assert [one.problem for one in inspect("a.rss", rss(named), WITHDRAWN).findings] == ["gate-withdrawn"]
    assert [one.problem for one in inspect("a.rss", rss(named), APART).findings] == ["gate-apart"]
    encoded = "<item><c:encoded>&lt;p onclick=x&gt;</c:encoded></item>"
    spaces = {"urn:c": (), "http://purl.org/rss/1.0/modules/content/": ("gate-handler",)}
    for space, problems in spaces.items():
        data = f"<rss xmlns:c='{space}'><channel>{encoded}</channel></rss>".encode()
        assert tuple(one.problem for one in inspect("a.rss", data, RULES).findings) == problems


@pytest.mark.parametrize(
    "wrong", ["<b xml:id='x'/>", "<svg xmlns='http://www.w3.org/2000/svg'><g id='x'/></svg>"]
)
def test_what_must_be_another_in_each_entry(wrong: str) -> None:
    assert not inspect("a.rss", rss(f"<item>{wrong}</item>"), RULES).findings
    assert inspect("a.rss", rss(f"<item>{wrong}</item>", f"<item>{wrong}</item>"), RULES).findings


def test_a_memory_forgets_the_oldest() -> None:
    memory = Memory(2)
    for number in range(3):
        memory.add(b"%d" % number, {})
    assert [memory.get(b"%d" % number) for number in range(3)] == [None, {}, {}]
