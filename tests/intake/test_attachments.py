"""Fetching the pictures of an issue: no host keeps the job waiting."""

from __future__ import annotations

import time

import pytest

from kollega.intake import attachments
from kollega.intake.attachments import Fetcher
from tests.importing.serving import Answer, serving
from tests.intake.stand_in import UUID


def test_a_picture_in_drops_does_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "_PATIENCE", 0.3)
    path = f"/attachments/{UUID}"
    with serving({path: Answer(b"x", times=60, pause=0.1)}) as host:
        begun = time.monotonic()
        with pytest.raises(ValueError, match="slow"):
            Fetcher(host.address).get(host.address + path)
        assert time.monotonic() - begun < 4
