"""What fuzzing and the collections of others found, each with the target that must stand it now."""

from __future__ import annotations

from fuzz.front_matter import NAMES
from fuzz.gate import ATTACKS
from tests.gate.output import page
from tests.pictures.files import camera_exif, quarters, saved


def _of(kind: str, text: str) -> bytes:
    return bytes([NAMES.index(kind)]) + text.encode()


def _page(body: str) -> bytes:
    return bytes([len(ATTACKS) - 1, 255]) + page(body).encode()


FINDINGS: dict[str, tuple[str, bytes]] = {
    "a line separator moved every place after it": ("front_matter", _of("person", "name: Ada\u2028\nrole: b: c\n")),
    "a line separator began a field that nobody saw": ("front_matter", _of("person", "name: Ada\x85role: Nurse\n")),
    "two entries with the same mistake were one": ("front_matter", _of("link", "- title: A\n- title: B\n")),
    "what was missed after the last line was on the next": ("front_matter", _of("person", "[ [")),
    "a folder with the longest of names": ("configuration", b"site_name: a\ndocs_dir: " + b"a" * 300),
    "a folder with the longest of paths": ("configuration", b"site_name: a\ndocs_dir: " + b"a/" * 3000),
    "a folder with a null in its name": ("configuration", b'site_name: a\ndocs_dir: "a\\0"'),
    "a hook with the longest of names": ("configuration", b"site_name: a\nhooks: [" + b"a" * 300 + b"]"),
    "a theme with the longest of names": ("configuration", b"site_name: a\ntheme: {custom_dir: " + b"a" * 300 + b"}"),
    "references that lie deep in each other": (
        "configuration",
        b"a0: &a0 x\n"
        + b"".join(b"a%d: &a%d %s*a%d%s\n" % (n, n, b"[" * 18, n - 1, b"]" * 18) for n in range(1, 200))
        + b"site_name: x\nnav: *a199\n",
    ),
    "the way up that no camera has": ("pictures", saved(quarters((24, 16)), "JPEG", exif=camera_exif(122))),
    "an image in a table, which the parser lost": (
        "gate", _page('<table><image src="a.png" alt="" onload="hit()"></table>')
    ),
    "an image in a table, on the page of another site": ("gate", _page("<table><tr><image src=//evil.example/a></table>")),
    "an image between the rows of a template": (
        "gate", _page('<template shadowrootmode="open"><tr><image src="a.png" alt="" onload="hit()"></template>')
    ),
    "a script in the title of a select": ("gate", _page("<select><title><script>hit()</script></title></select>")),
    "a script in CDATA of a select": ("gate", _page("<select><svg><![CDATA[><script>hit()</script>]]></svg></select>")),
}  # fmt: skip
