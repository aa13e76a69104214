"""Each case of the corpus becomes what its verdict says, and nothing of it does harm anywhere in the output."""

from __future__ import annotations

import pytest

from tests.hostile.conftest import Corpus
from tests.hostile.corpus import Case, attacks, classes, lookalikes
from tests.hostile.verdicts import faults


def names(case: Case) -> str:
    return f"{case.group}-{case.name}" + (f"-{case.kind}" if case.words else "")


@pytest.mark.parametrize("case", attacks(), ids=names)
def test_an_attack_does_nothing(case: Case, corpus: Corpus) -> None:
    assert list(faults(case, corpus.of(case))) == []


@pytest.mark.parametrize("case", lookalikes(), ids=names)
def test_what_only_looks_like_one_is_published(case: Case, corpus: Corpus) -> None:
    assert case.verdict == "harmless" and not case.problem
    assert list(faults(case, corpus.of(case))) == []


@pytest.mark.parametrize("site", ["records", "pages"])
def test_there_is_no_harm_in_any_file(site: str, corpus: Corpus) -> None:
    """Lists, feeds, the sitemap and what else holds parts of several cases."""
    assert getattr(corpus, site).harms == []


@pytest.mark.parametrize("site", ["records", "pages"])
def test_the_gate_has_nothing_to_find(site: str, corpus: Corpus) -> None:
    """It is the last wall, and content that reaches it has come past all others."""
    assert getattr(corpus, site).built.gate == []


def test_what_is_refused_is_not_published(corpus: Corpus) -> None:
    assert not corpus.refused.built.public.exists() and not corpus.refused.texts


def test_the_corpus_is_large() -> None:
    assert len(attacks()) >= 400 and len(classes()) >= 20
    assert len({(case.group, case.name) for case in lookalikes()}) >= 100
