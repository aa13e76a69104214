"""Whatever a board answers day after day: addresses stay, nothing is lost, and the same answer gives the same files."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.importing import Refused
from kollega.importing.boards import Source
from kollega.importing.posting import Posting, Where
from kollega.importing.run import Order, bring_in
from tests.folders import contents, write
from tests.importing.test_sources import CONFIG, fields
from tests.reading import TODAY

_POSTINGS = st.builds(
    Posting,
    id=st.sampled_from("12345"), title=st.sampled_from(["Nurse", "nurse!", "Cook", "Index"]),
    html=st.sampled_from(["<p>A</p>", "<p>B</p>", ""]), apply_url=st.just("https://ats.example/1"),
    posted=st.sampled_from([TODAY, None]), places=st.just((Where(city="Odense", country="DK"),)),
)  # fmt: skip
_ANSWERS = st.lists(_POSTINGS, max_size=5, unique_by=lambda posting: posting.id)


def take(root: Path, answer: list[Posting], **order: bool) -> bool:
    """Import an answer; whether it was believed."""
    source = Source("lever", "https://board.example", lambda client, board: answer)
    try:
        bring_in(Order(root, "lever", "acme", today=TODAY, **order), source)
    except Refused:
        return False
    return True


def slugs(root: Path) -> dict[str, str]:
    """The folder of each job, by the job's id."""
    paths = sorted(root.glob("jobs/*/index.md"))
    return {fields(path)["id"]: path.parent.name for path in paths}


@settings(max_examples=40)
@given(st.lists(st.tuples(_ANSWERS, st.booleans()), max_size=4))
def test_addresses_stay_and_nothing_is_lost(days: list[tuple[list[Posting], bool]]) -> None:
    with TemporaryDirectory() as folder:
        root = write(Path(folder), {"mkdocs.yml": CONFIG, "jobs/cook.md": "---\ntitle: Ours\n---\n"})
        known: dict[str, str] = {}
        for answer, accept_fewer in days:
            before = contents(root)
            believed = take(root, answer, accept_fewer=accept_fewer)
            after = contents(root)
            assert before.keys() <= after.keys()
            assert believed or before == after
            kept = [path for path in before if path.endswith("overlay.md") or path == "jobs/cook.md"]
            assert all(before[path] == after[path] for path in kept)
            now = slugs(root)
            assert known.items() <= now.items() and len(set(now.values())) == len(now)
            known = now
            if believed:
                listed = {f"lever:acme:{posting.id}" for posting in answer}
                for id_, slug in now.items():
                    assert (fields(root / "jobs" / slug / "index.md")["state"] == "open") <= (id_ in listed)
                again = contents(root)
                take(root, list(reversed(answer)), accept_fewer=True)
                assert contents(root) == again
            for slug in now.values():
                with (root / "jobs" / slug / "overlay.md").open("a") as overlay:
                    overlay.write("\nOurs.\n")
