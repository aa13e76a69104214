from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.release.manifest import check_paths, compare, folders_of
from tests.release.trees import A, B, wanted


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "a/../b", "..", ".", "./a", "a//b", "a/", "a\\b", "a\0b", "a\nb", "a\x7f", "a\x85b",
     "C:/a", "c:a", "a/\udc80"],
)  # fmt: skip
def test_unfit_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        check_paths(["good/index.html", path])


@pytest.mark.parametrize(
    "path", ["index.html", "a/b/c.html", "..a", "a..", ".well-known/x", "über/日本.html", "12:30"]
)
def test_fit_path_is_accepted(path: str) -> None:
    check_paths([path])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.html", "a.html"),
        ("straße/x", "STRASSE/x"),
        ("caf\u00e9", "cafe\u0301"),
        ("\u212b", "a\u030a"),
        ("A/one", "a/two"),
        ("a", "a/b"),
        ("a/B/c", "A/b"),
    ],
)
def test_collision_names_both(one: str, other: str) -> None:
    with pytest.raises(ValueError, match="collide") as error:
        check_paths([one, "between", other])
    assert repr(one) in str(error.value) and repr(other) in str(error.value)


@given(st.lists(st.text(st.sampled_from("aAàÀ\u0300ßs/"), min_size=1, max_size=5), unique=True, max_size=6))
def test_accepted_paths_stay_apart_on_any_file_system(paths: list[str]) -> None:
    try:
        check_paths(paths)
    except ValueError:
        return
    folded = [unicodedata.normalize("NFC", path).casefold() for path in paths]
    assert len(set(folded)) == len(paths)
    assert not folders_of(folded).keys() & set(folded)


def test_compare_tells_what_was_done() -> None:
    changes = compare(wanted(A), wanted(B))
    assert changes.added == ("jobs/nurse/index.html", "tags")
    assert changes.changed == ("index.html", "stories/night-shift/index.html")
    assert changes.removed == ("jobs", "tags/care/index.html")
    assert changes
    assert not compare(wanted(A), wanted(A))
