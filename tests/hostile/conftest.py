"""The corpus as sites, built once."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.hostile import sites
from tests.hostile.corpus import Case, attacks, lookalikes, write
from tests.hostile.examination import theme
from tests.hostile.verdicts import Seen, Themes, see


class Corpus(NamedTuple):
    """All cases, published and looked at; and those that are refused."""

    theme: Themes
    records: Seen
    pages: Seen
    refused: Seen

    def of(self, case: Case) -> Seen:
        """The site that a case is in."""
        return self.refused if not case.is_published else self.pages if case.kind == "page" else self.records


@pytest.fixture(scope="session")
def innocent(tmp_path_factory: pytest.TempPathFactory) -> Themes:
    """What the theme makes of innocent records."""
    built = sites.build(write(tmp_path_factory.mktemp("innocent"), [], sites.RECORDS, many=30), workers=2)
    assert not built.gate and not built.found
    return Themes(theme(built.public), theme(built.backstage))


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, innocent: Themes) -> Corpus:
    """The whole corpus."""
    published = [case for case in (*attacks(), *lookalikes()) if case.is_published]
    refused = [case for case in attacks() if not case.is_published]
    roots = [
        sites.records(tmp_path_factory.mktemp("records"), published),
        sites.pages(tmp_path_factory.mktemp("pages"), published),
        write(tmp_path_factory.mktemp("refused"), refused, sites.RECORDS),
    ]
    return Corpus(innocent, *(see(sites.build(root, workers=2), innocent) for root in roots))
