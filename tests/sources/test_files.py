"""The files of a site folder: found once, never outside of it, and nothing that could harm."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from kollega.diagnostics import Report
from kollega.filenames import is_litter, printable
from kollega.limits import MOST, Limits
from kollega.sources import Files, read_text, scan
from tests.filenames import NAMES
from tests.folders import nobody, write

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")


def scanned(
    root: Path, *folders: str, limits: Limits = MOST, trust: str = "-"
) -> tuple[Files, list[tuple[str, str]]]:
    report = Report()
    files = scan(root, folders, report, limits, lambda path: path.startswith(trust))
    return files, [(one.code, one.path) for one in report.diagnostics]


def problems(root: Path, *folders: str) -> list[tuple[str, str]]:
    return scanned(root, *(folders or ("stories",)))[1]


def test_only_the_named_folders_are_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {"stories/a.md": "a", "content/x/y.md": "b", "other/c.exe": "c", "d.exe": "d"})
    files, told = scanned(tmp_path, "content", "stories", "jobs", "stories")
    assert files.paths == ["content/x/y.md", "stories/a.md"] and not told
    assert list(files.below("content")) == ["content/x/y.md"]


def test_what_systems_and_editors_leave_behind_is_not_seen(tmp_path: Path) -> None:
    litter = (
        ".DS_Store",
        "Thumbs.db",
        ".git/a.md",
        ".obsidian/app.json",
        "desktop.ini",
        "~$a.docx",
        "a.md~",
        ".pages",
    )
    write(tmp_path, {f"stories/{name}": "" for name in litter})
    files, told = scanned(tmp_path, "stories")
    assert not files.paths and not told


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("a.exe", "file-ending"),
        ("x/y/LICENSE", "file-ending"),
        ("_headers", "file-steers"),
        ("x/CName", "file-steers"),
        ("x/robots.txt", "file-steers"),
        ("x/.htaccess", "file-steers"),
        ("nul.md", "file-name-windows"),
        ("x/COM1/a.md", "file-name-windows"),
        ("a:b.jpg", "file-name-windows"),
        ("x /a.md", "file-name-windows"),
        ("a\nb.md", "file-name"),
        ("a\x1b[31m.md", "file-name"),
        ("a\u202eb.md", "file-name"),
        ("a\u200bb/c.md", "file-name"),
        ("a\U000e0041b.md", "file-name"),
        ("a\\b.md", "file-name"),
    ],
)
def test_what_may_not_be_there_is_named_and_nothing_else_is_hidden(
    tmp_path: Path, path: str, code: str
) -> None:
    write(tmp_path, {f"stories/{path}": "a", "stories/ok.md": "a", "jobs/b.exe": "b"})
    files, told = scanned(tmp_path, "stories", "jobs")
    ((first, named), second) = sorted(told, key=lambda one: one[1].startswith("jobs"))
    assert first == code and second == ("file-ending", "jobs/b.exe") and files.paths == ["stories/ok.md"]
    assert named.isprintable() and f"stories/{printable(path)}".startswith(named)


def test_a_folder_that_steers_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, {"content/.well-known/security.txt": "", "content/.well-known/acme/a.exe": ""})
    assert problems(tmp_path, "content") == [("file-steers", "content/.well-known")]


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    try:
        Path(os.fsdecode(os.fsencode(tmp_path / "stories") + b"/bl\xe5.md")).write_text("a")
    except OSError:
        pytest.skip("the disk refuses such names")
    report = Report()
    scan(tmp_path, ["stories"], report)
    (found,) = report.diagnostics
    assert (found.code, found.path) == ("file-name", "stories/bl\ufffd.md") and "byte E5" in found.message


def test_what_is_trusted_may_be_of_any_kind_and_name_but_no_link(tmp_path: Path) -> None:
    write(tmp_path, {"theme/main.html": "", "theme/robots.txt": "", "theme/CON": "", "theme/a\nb.css": ""})
    (tmp_path / "theme/link.css").symlink_to("/etc/hostname")
    files, told = scanned(tmp_path, "theme", trust="theme/")
    assert files.paths == ["theme/CON", "theme/main.html", "theme/robots.txt"]
    assert told == [("file-name", "theme/a\ufffdb.css"), ("file-link", "theme/link.css")]


def test_links_are_told_and_never_followed(tmp_path: Path) -> None:
    write(tmp_path, {"secret/key.md": "secret", "stories/a.md": "a"})
    (tmp_path / "stories/b.md").symlink_to(tmp_path / "secret/key.md")
    (tmp_path / "stories/c").symlink_to(tmp_path / "secret")
    (tmp_path / "stories/gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "stories/self").symlink_to(tmp_path / "stories")
    (tmp_path / "stories/round.md").symlink_to("round.md")
    (tmp_path / "jobs").symlink_to(tmp_path / "secret")
    files, told = scanned(tmp_path, "stories", "jobs")
    assert files.paths == ["stories/a.md"]
    names = ("jobs", "stories/b.md", "stories/c", "stories/gone.md", "stories/round.md", "stories/self")
    assert told == [("file-link", name) for name in names]


def test_a_link_above_a_folder_is_told_too(tmp_path: Path) -> None:
    write(tmp_path, {"secret/content/key.md": "secret"})
    (tmp_path / "docs").symlink_to(tmp_path / "secret")
    assert scanned(tmp_path, "docs/content")[0].paths == []
    assert problems(tmp_path, "docs/content") == [("file-link", "docs")]


def test_a_file_with_a_name_elsewhere_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"secret.md": "secret", "stories/a.md": "a", "stories/c.md": "c"})
    os.link(tmp_path / "secret.md", tmp_path / "stories/b.md")
    os.link(tmp_path / "stories/a.md", tmp_path / "stories/a2.md")
    (tmp_path / "jobs").mkdir()
    os.link(tmp_path / "stories/a.md", tmp_path / "jobs/a.md")
    os.link(tmp_path / "stories/c.md", tmp_path / "stories/c.md~")
    files, told = scanned(tmp_path, "stories", "jobs")
    assert told == [("file-hard-link", "stories/b.md")]
    assert files.paths == ["jobs/a.md", "stories/a.md", "stories/a2.md", "stories/c.md"]
    assert ("file-hard-link", "stories/a.md") in problems(tmp_path, "stories")


@needs_pipes
def test_pipes_sockets_and_devices_are_no_files(tmp_path: Path) -> None:
    write(tmp_path, {"stories/a.md": "a"})
    os.mkfifo(tmp_path / "stories/b.md")
    os.mkfifo(tmp_path / "jobs")
    names = ["stories/b.md"]
    with socket.socket(socket.AF_UNIX) as door, suppress(OSError):  # whose paths are short
        here = Path.cwd()
        os.chdir(tmp_path / "stories")
        try:
            door.bind("c.md")
            names.append("stories/c.md")
        finally:
            os.chdir(here)
    with suppress(PermissionError):
        os.mknod(tmp_path / "stories/d.md", 0o020644, os.makedev(1, 5))  # /dev/zero
        names.append("stories/d.md")
    assert problems(tmp_path, "stories", "jobs") == [
        ("not-a-folder", "jobs"),
        *(("file-device", n) for n in names),
    ]


def test_names_that_only_some_disks_tell_apart(tmp_path: Path) -> None:
    write(tmp_path, {"stories/x/Mu\u0308ller.md": "a"})
    write(
        tmp_path,
        {"stories/x/M\u00fcller.md": "a", "stories/A.md": "a", "stories/a.md": "a", "stories/b.md/c.md": ""},
    )
    write(tmp_path, {"stories/B.MD": "", "stories/strasse.jpg": "", "stories/straße.jpg": ""})
    if len(list((tmp_path / "stories").rglob("*"))) < 9:
        pytest.skip("this disk is one that does not tell them apart")
    report = Report()
    files = scan(tmp_path, ["stories"], report)
    assert [(one.code, one.path) for one in report.diagnostics] == [
        ("file-alike", f"stories/{name}") for name in ("a.md", "b.md", "straße.jpg", "x/M\u00fcller.md")
    ]
    assert "`stories/A.md`" in report.diagnostics[0].message
    assert files.paths == ["stories/A.md", "stories/B.MD", "stories/strasse.jpg", "stories/x/Mu\u0308ller.md"]


def test_the_folders_themselves_are_told_apart(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "stories/a.md": "",
            "Stories/b.md": "",
            "Jobs/c.md": "",
            "docs/Content/d.md": "",
            "docs/content/e.md": "",
        },
    )
    if not (tmp_path / "Stories/b.md").exists() or (tmp_path / "stories/b.md").exists():
        pytest.skip("this disk is one that does not tell them apart")
    files, told = scanned(tmp_path, "stories", "jobs", "docs/content")
    assert files.paths == ["docs/content/e.md", "stories/a.md"]
    assert told == [("folder-capitals", "Jobs"), ("file-alike", "Stories"), ("file-alike", "docs/Content")]


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"stories": "a", "docs": "b"})
    assert problems(tmp_path, "stories", "docs/content") == [
        ("not-a-folder", "docs"),
        ("not-a-folder", "stories"),
    ]


def test_what_may_not_be_read_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = write(
            Path(name), {"stories/a.md": "a", "stories/b/c.md": "c", "jobs/d.md": "d", "content/e/f.md": "f"}
        )
        (root / "stories/a.md").chmod(0)
        (root / "stories/b").chmod(0)
        (root / "jobs").chmod(0o444)
        with nobody(root):
            files, told = scanned(root, "stories", "jobs", "content")
            report = Report()
            assert files.paths == ["content/e/f.md", "stories/a.md"]
            assert read_text(files, "stories/a.md", report) is None
        (root / "stories/b").chmod(0o755)
        (root / "jobs").chmod(0o755)
    assert told == [("file-unreadable", "jobs"), ("file-unreadable", "stories/b")]
    assert [(one.code, one.path) for one in report.diagnostics] == [("file-unreadable", "stories/a.md")]


def test_folders_in_folders_five_hundred_deep(tmp_path: Path) -> None:
    write(tmp_path, {"stories/a.md": "a", f"stories/{'d/' * 500}b.md": "b"})
    files, told = scanned(tmp_path, "stories")
    assert files.paths == ["stories/a.md"] and told == [("file-name-long", f"stories/{'d/' * 196}d")]


def test_folders_in_folders_deeper_than_a_path_may_be_long(tmp_path: Path) -> None:
    write(tmp_path, {"stories/a.md": "a"})
    here, depth, name = Path.cwd(), 0, "deep" * 50
    os.chdir(tmp_path / "stories")
    try:
        while depth < 25:
            Path(name).mkdir()
            os.chdir(name)
            depth += 1
        files, ((code, path),) = scanned(tmp_path, "stories")
    finally:
        for _ in range(depth):
            os.chdir("..")
            Path(name).rmdir()
        os.chdir(here)
    assert files.paths == ["stories/a.md"] and code == "file-name-long" and path == f"stories/{name}/{name}"


def test_a_folder_may_not_be_too_full(tmp_path: Path) -> None:
    write(tmp_path, {f"jobs/{number}.md": "" for number in range(4)} | {"content/a.md": ""})
    files, told = scanned(tmp_path, "content", "jobs", limits=Limits(files_a_folder=3))
    assert files.paths == ["content/a.md"] and told == [("folder-too-full", "jobs")]
    assert not scanned(tmp_path, "content", "jobs", limits=Limits(files_a_folder=4))[1]
    write(tmp_path, {f"{number}": "" for number in range(9)})
    assert scanned(tmp_path, "content", limits=Limits(files_a_folder=1))[0].paths == ["content/a.md"]


def test_no_more_of_a_folder_is_listed_than_may_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = 0

    class Listing:
        def __init__(self, place: str | Path) -> None:
            self._entries = Path_scandir(place)

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return self._count()

        def __exit__(self, *_: object) -> None:
            self._entries.close()

        def _count(self) -> Iterator[os.DirEntry[str]]:
            nonlocal taken
            for entry in self._entries:
                taken += 1
                yield entry

    Path_scandir = os.scandir
    write(tmp_path, {f"jobs/{number}.md": "" for number in range(50)})
    monkeypatch.setattr("kollega.sources.files.os.scandir", Listing)
    scanned(tmp_path, "jobs", limits=Limits(files_a_folder=3))
    assert taken == 1 + 4


def test_an_accent_may_be_a_character_of_its_own_in_a_name(tmp_path: Path) -> None:
    write(tmp_path, {"stories/Mu\u0308ller.jpg": "a"})
    files, _ = scanned(tmp_path, "stories")
    found = files.find("stories/M\u00fcller.jpg")
    assert found is not None and files.read(found, 9) == b"a" and files.size(found) == 1
    assert files.digest(found, 9) == files.digest(found, 9)


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parents[1] / "secret")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _other(path: Path) -> None:
    (path.parent / "new").write_text("other")
    (path.parent / "new").replace(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _way(path: Path) -> None:
    """Another folder comes into the place of the one that was looked at."""
    path.parent.rename(path.parents[1] / "away")
    path.parent.symlink_to(path.parents[1] / "secrets")


@pytest.mark.parametrize("change", [Path.unlink, _link, _pipe, _other, _folder, _way])
@needs_pipes
def test_what_changes_after_it_was_found_is_told_and_never_waited_for(tmp_path: Path, change: object) -> None:
    write(tmp_path, {"stories/a.md": "a", "secret": "secret", "secrets/a.md": "secret"})
    files, _ = scanned(tmp_path, "stories")
    change(tmp_path / "stories/a.md")  # type: ignore[operator]
    report = Report()
    assert read_text(files, "stories/a.md", report) is None
    assert [(one.code, one.path) for one in report.diagnostics] == [("file-unreadable", "stories/a.md")]
    with pytest.raises(OSError):
        files.digest("stories/a.md", 9)


def test_no_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"stories/a.md": "abcdef"})
    files, _ = scanned(tmp_path, "stories")
    assert [files.read("stories/a.md", most) for most in (1, 5, 6, 7)] == [
        b"a",
        b"abcde",
        b"abcdef",
        b"abcdef",
    ]
    with (tmp_path / "stories/a.md").open("r+b") as file:
        file.truncate(1 << 40)  # a terabyte of nothing
    assert len(files.read("stories/a.md", 1000)) == 1000
    report = Report()
    assert read_text(files, "stories/a.md", report, Limits(text_kb=1)) is None
    assert [one.code for one in report.diagnostics] == ["file-too-large"]


def test_a_file_that_grows_while_it_is_read_is_not_read_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"stories/a.md": "abc"})
    files, _ = scanned(tmp_path, "stories")
    measure = os.fstat

    def grown(number: int) -> os.stat_result:
        state = measure(number)
        (tmp_path / "stories/a.md").write_text("abcdefghij" * 1000)
        return state

    monkeypatch.setattr("kollega.sources.files.os.fstat", grown)
    with pytest.raises(OSError, match="changed"):
        files.read("stories/a.md", 1_000_000)
    assert files.read("stories/a.md", 2) == b"ab"


#: What was opened or listed while it was listened.
_opened: list[str] | None = None


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if _opened is not None and event in ("open", "os.scandir", "os.listdir"):
        place = arguments[0]
        if isinstance(place, str | bytes | Path):  # and not what is open already
            _opened.append(os.fsdecode(place))


sys.addaudithook(_listen)
b"a".decode("utf-8-sig")  # which Python loads when it is needed first


@contextmanager
def listening() -> Iterator[list[str]]:
    global _opened
    _opened = opened = []
    try:
        yield opened
    finally:
        _opened = None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, st.sampled_from(["", ".md", ".jpg", ".exe", "/a.md"]))
@example("a" * 255, "")
@example("\u202e", ".md")
@example("e" + "\u0301" * 120, ".md")
def test_any_name_is_read_or_not_seen_or_told(tmp_path: Path, name: str, ending: str) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        root = Path(folder)
        top, _, below = (name + ending).partition("/")
        try:
            write(root, {f"stories/{top}/{below}" if below else f"stories/{top}": "text"})
        except (OSError, UnicodeEncodeError):
            assume(False)  # the disk has no such names
        with listening() as opened:
            files, told = scanned(root, "stories")
            texts = [read_text(files, path, Report()) for path in files.paths]
        assert [path for path in opened if not Path(path).is_relative_to(root)] == []
        assert (len(files.paths), len(told)) in ((1, 0), (0, 1), (0, 0))
        assert all(text and text.text == "text" for text in texts)
        if told:
            assert told[0][1].startswith("stories/") and f"stories/{printable(top)}".startswith(
                told[0][1].rstrip("…")
            )
        elif not files.paths:
            assert is_litter(top) or (below and is_litter(below))
