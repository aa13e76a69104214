"""New files: what they hold, where they go, and what is never touched."""

from __future__ import annotations

import tempfile
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kollega.diagnostics import Report
from kollega.letters import is_seen
from kollega.library import load
from kollega.library.read import Documents, read_all
from kollega.problems import LANGUAGES, language
from kollega.schema.fields import Field
from kollega.schema.kinds import KINDS
from kollega.sources import one_line
from kollega.start import Misused, Refused, form
from kollega.start.new import _FOLDERS, Order, make_record
from tests.folders import CONFIG, SMALL, STORY, contents, write
from tests.test_cli import kollega

DAY = date(2026, 1, 13)
KINDS_OFFERED = sorted(_FOLDERS)
ODD = [
    'A "quoted" title', "It's: a colon", "# not a comment", "- dash", "--- ", "null", "yes", "~", "[list]", "{map}",
    "&anchor", "*alias", "!tag", "%percent", "@at", "`tick`", "|", ">", "\\ \\n", "æøå ÆØÅ ß ſ", "مرحبا بالعالم", "日本語",
    "👩‍👩‍👧 family", "😀", "C++ and C#", "!!!", "2026-01-13", "0x10", "<script>alert(1)</script>", "{{ x }}", "../../etc",
    "index", "CON", "a" * 300, "𐍈" * 90, "e\u0301", "\ufeffbom", "ﷺ", "İstanbul", "a.da", "\u2028 line", "Ærø på én dag – og hjem igen 🚢",
]  # fmt: skip


def make(root: Path, kind: str, title: str, **given: object) -> str:
    return make_record(Order(root, kind, title, **{"today": DAY} | given), "kollega")  # type: ignore[arg-type]


def read(root: Path) -> Documents:
    documents = read_all(root, Report())
    assert documents
    return documents


def named(documents: Documents, kind: str) -> list[str]:
    records = [document.record for document in documents.of(kind).values()]
    return [getattr(record, "title", "") or record.name for record in records]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, SMALL)


def odd_titles(test: object) -> object:
    for title in ODD:
        test = example(title=title)(test)  # type: ignore[arg-type]
    return test


@pytest.mark.parametrize("kind", KINDS_OFFERED)
@settings(max_examples=40)
@given(title=st.text(min_size=1, max_size=130).filter(lambda title: is_seen(one_line(title))))
@odd_titles
def test_any_title_is_read_back_and_check_finds_no_error(kind: str, title: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = write(Path(name), {"mkdocs.yml": CONFIG})
        make(root, kind, title)
        report = Report()
        library = load(root, DAY, report)
        assert library and not report.fails(), report.diagnostics
        rest = {
            found.code for found in report.diagnostics if "stood there to be replaced" not in found.message
        }
        assert rest <= {f"{kind}-title", f"{kind}-name"}
        assert named(read(root), kind) == [one_line(title)]
        assert not library.stories and not library.jobs
        with pytest.raises(Refused):
            make(root, kind, title)


@given(title=st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_letters_digits_and_signs_stay_as_they_were_typed(title: str) -> None:
    assert one_line(title) == unicodedata.normalize("NFC", title)


@pytest.mark.parametrize("kind", KINDS_OFFERED)
def test_every_field_is_there_with_its_form_and_meaning(site: Path, kind: str) -> None:
    before = contents(site)
    make(site, kind, "My first week")
    (path,) = set(contents(site)) - set(before)
    text = (site / path).read_text("utf-8")
    for row in KINDS[kind]:
        line = next(line for line in text.splitlines() if line.removeprefix("# ").startswith(f"{row.name}:"))
        assert row.name in ("draft", "internal") or line.endswith(f"# {row.form}: {row.meaning}"), line


def test_a_field_that_is_added_to_the_schema_appears(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Field("weather", lambda node, context: None, "text", "what it was like outside")
    monkeypatch.setitem(KINDS, "story", (*KINDS["story"], row))
    make(site, "story", "Rain")
    assert "# weather: " in (site / "stories/rain.md").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS_OFFERED)
def test_switched_on_lines_are_fields(site: Path, kind: str) -> None:
    """Taking the `# ` away gives a field without value, which counts as absent, whatever its explanation says."""
    before = contents(site)
    make(site, kind, "My first week")
    (path,) = set(contents(site)) - set(before)
    lines = (site / path).read_text("utf-8").splitlines()
    names = {row.name for row in KINDS[kind]}
    switched = [
        line.removeprefix("# ") if line.removeprefix("# ").split(":")[0] in names else line for line in lines
    ]
    (site / path).write_text("\n".join(switched) + "\n", "utf-8")
    report = Report()
    read_all(site, report)
    told = [found for found in report.diagnostics if found.path == path and found.code != "person-withdrawn"]
    assert all("stood there to be replaced" in found.message for found in told)


def test_a_story_holds_what_was_given(site: Path) -> None:
    words = make(site, "story", "My first week", authors=("Ada Anker", "no: one"))
    record = read(site).of("story")["my-first-week"].record
    assert record.path == "stories/my-first-week.md" and record.draft
    assert record.date.day == DAY and record.authors == ("Ada Anker", "no: one")
    assert "fill in" not in words and "kollega check --root" in words
    assert "fill in `authors`" in make(site, "story", "My second week")


def test_nothing_unfinished_is_published_and_then_it_is(site: Path) -> None:
    for kind in ("story", "job"):
        make(site, kind, "New one")
    for path, line in (("stories/new-one.md", "draft"), ("jobs/new-one.md", "draft")):
        library = load(site, DAY, Report())
        assert library and path not in {one.source for one in (*library.stories, *library.jobs)}
        text = (site / path).read_text("utf-8")
        finished = text.replace("REPLACE ME", "Odense").replace("replace-me@", "jobs@")
        (site / path).write_text(
            finished.replace(next(row for row in text.splitlines() if row.startswith(line)), "")
        )
        library = load(site, DAY, Report())
        assert library and path in {one.source for one in (*library.stories, *library.jobs)}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_text_that_nobody_wrote_is_told_once_it_is_no_draft(
    site: Path, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form, "spoken", lambda: language(tag))
    make(site, "story", "New one", authors=("Ada Anker",))
    path, report = site / "stories/new-one.md", Report()
    assert load(site, DAY, report) and not report.diagnostics
    head, *rest = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([head, *rest[1:]]))
    assert rest[0].startswith("draft") and load(site, DAY, report)
    (one,) = report.diagnostics
    assert (one.problem, one.line, one.excerpt) == ("placeholder-left", len(rest), rest[-1].strip())


def test_a_new_event_is_for_colleagues_until_somebody_says_otherwise(site: Path) -> None:
    make(site, "event", "Open house")
    record = read(site).of("event")["open-house"].record
    assert record.starts.at.isoformat() == "2026-01-13T12:00:00+00:00"
    assert record.internal or getattr(record, "draft", False)


def test_the_day_is_that_of_the_sites_timezone(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768345200")  # 2026-01-13T23:00Z
    write(site, {"mkdocs.yml": CONFIG + "extra: {kollega: {timezone: Asia/Tokyo}}\n"})
    make(site, "job", "Nurse", today=None)
    assert read(site).of("job")["nurse"].record.date_posted.day == date(2026, 1, 14)


def test_a_folder_of_its_own(site: Path) -> None:
    write(site, {"stories/harbour/sea.jpg": b"picture"})
    words = make(site, "story", "Harbour", in_folder=True)
    assert (site / "stories/harbour/index.md").exists() and "photo beside it" in words
    assert (site / "stories/harbour/sea.jpg").read_bytes() == b"picture"
    with pytest.raises(Refused, match="stories/harbour/index"):
        make(site, "story", "Harbour!")


@pytest.mark.parametrize(
    ("there", "kind", "title"),
    [
        ({"stories/a-b.md": STORY}, "story", "A: B"),
        ({"stories/a-b/index.md": STORY}, "story", "a b"),
        ({"stories/A B.md": STORY}, "story", "a-b"),
        ({"stories/a-b.md": "broken"}, "story", "a b"),
        ({"content/people/Ada Anker.yaml": "name: Ada"}, "person", "ada anker"),
        ({"content/stories/a-b.md": "# Page"}, "story", "a b"),
    ],
)
def test_what_has_the_address_already_is_never_touched(
    site: Path, there: dict[str, str | bytes], kind: str, title: str
) -> None:
    before = contents(write(site, there))
    for in_folder in (False, True) if kind == "story" else (False,):
        with pytest.raises(Refused, match=f"there is `{next(iter(there))}` already"):
            make(site, kind, title, in_folder=in_folder)
    assert contents(site) == before


def test_links_are_never_followed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (site / "content/people").symlink_to(outside)
    (site / "stories/lost.md").symlink_to(outside / "lost.md")
    for kind, title in (("person", "Ada"), ("story", "Lost")):
        with pytest.raises(Refused):
            make(site, kind, title)
    assert not list(outside.iterdir())


def test_wrong_usage(site: Path) -> None:
    before = contents(site)
    for kind, title, given_ in [
        ("storey", "T", {}), ("page", "T", {}), ("location", "T", {}), ("story", " \u202e", {}),
        ("story", "\u3164", {}),
        ("person", "T", {"authors": ("Ada",)}), ("person", "T", {"in_folder": True}),
    ]:  # fmt: skip
        with pytest.raises(Misused):
            make(site, kind, title, **given_)  # type: ignore[arg-type]
    assert contents(site) == before


def test_as_people_type_it(site: Path) -> None:
    done = kollega(
        "new", "story", "My", "first", "week", "--author", "Ada", "--today", "2026-01-13", cwd=site
    )
    assert done.returncode == 0, done.stderr
    assert "Made stories/my-first-week.md. It is a draft" in done.stdout
    look, hand_in = [line.split() for line in done.stdout.splitlines() if line.startswith("  ")]
    assert look[0] == "kollega" and kollega(*look[1:], cwd=site).returncode == 0
    assert hand_in == ["kollega", "propose", "stories/my-first-week.md"]
    assert kollega("new", "story", "My first week", cwd=site).returncode == 1
    assert kollega("new", "storey", "X", cwd=site).returncode == 2
    assert kollega("new", "story", cwd=site).returncode == 2
    assert kollega("--root", site, "new", "job", "check").returncode == 0
    assert (site / "jobs/check.md").exists()


def test_where_there_is_no_site(tmp_path: Path) -> None:
    done = kollega("new", "story", "Lost", cwd=tmp_path)
    assert done.returncode == 1 and "no `mkdocs.yml` here" in done.stderr
    write(tmp_path, {"mkdocs.yml": "site_name: [\n"})
    done = kollega("new", "story", "Lost", cwd=tmp_path)
    assert done.returncode == 1 and "mkdocs.yml:" in done.stderr and "Traceback" not in done.stderr
    assert contents(tmp_path) == {"mkdocs.yml": b"site_name: [\n"}


def test_what_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": CONFIG, "stories": "a file"})
    done = kollega("new", "story", "Lost", cwd=tmp_path)
    assert done.returncode == 1 and "cannot be written" in done.stderr and "Traceback" not in done.stderr


def test_other_files_may_be_broken_meanwhile(site: Path) -> None:
    write(site, {"stories/bad.md": "no front matter"})
    make(site, "story", "Good")
    assert (site / "stories/good.md").exists()
