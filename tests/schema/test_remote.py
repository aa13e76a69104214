"""Words for no place: known in the languages of messages, and never taken for a town."""

from __future__ import annotations

import pytest

from kollega.schema.remote import says_remote
from tests.folders import IN_DENMARK
from tests.reading import job, site


@pytest.mark.parametrize(
    "text",
    [
        "Remote", "remote - US", "Remote (EU)", "REMOTE, Denmark", "Remote within the EU", "100% remote", "Anywhere", "Home office",
        "Home-Office", "Homeoffice / Berlin", "Hjemmearbejde", "Ortsunabh\u00e4ngig", "T\u00e9l\u00e9travail", "\u00c0 distance", "Thuiswerk",
    ],
)  # fmt: skip
def test_words_for_no_place(text: str) -> None:
    assert says_remote(text)


@pytest.mark.parametrize(
    "text", ["Odense", "Remoteville", "Homer, Alaska", "Virtual City", "Nowhere", "", "-"]
)
def test_names_of_towns(text: str) -> None:
    assert not says_remote(text)


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"location": "Remote"}, ["job-location"]),
        ({"location": "[Remote, 'Odense, Denmark']", "workplace": "hybrid"}, ["job-location"]),
        ({"location": "Remote", "workplace": "remote", "remote_from": "[DK]"}, []),
    ],
)  # fmt: skip
def test_a_job_that_is_remote_says_so_in_its_own_field(fields: dict[str, str], codes: list[str]) -> None:
    found = site({"jobs/a.md": job(**fields)}, config=IN_DENMARK)
    assert found.codes() == codes and len(found.library.jobs) == 1
