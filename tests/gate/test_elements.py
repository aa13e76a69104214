"""Every rule for pages: the harmful sample is refused for the right reason, the look-alike passes."""

from __future__ import annotations

import pytest

from .output import PAGE, codes, diagnostics, page
from .samples import HARMFUL, HARMLESS, Sample


@pytest.mark.parametrize("sample", HARMFUL.values(), ids=HARMFUL)
def test_harmful_sample_is_refused(sample: Sample) -> None:
    assert sample.problem in codes(PAGE, page(sample.body, sample.head))


@pytest.mark.parametrize("sample", HARMLESS.values(), ids=HARMLESS)
def test_look_alike_passes(sample: Sample) -> None:
    assert diagnostics(PAGE, page(sample.body, sample.head)) == []
