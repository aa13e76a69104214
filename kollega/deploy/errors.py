"""What can go wrong while publishing, and words in which no secret is left."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from typing import TypeVar

from kollega.targets import SECRET_IN_ADDRESS

_T = TypeVar("_T")

#: Seconds before the second try, the third, and so on.
PAUSES = (0.5, 2.0, 8.0)

#: Names of variables that hold secrets.
SECRET = re.compile(r"TOKEN|SECRET|PASSW|KEY|CREDENTIAL|SAS|_PAT\b", re.IGNORECASE)
#: Variables whose names sound so, and that hold the name of a file or of a key that is no secret.
_OPEN = frozenset({"AWS_ACCESS_KEY_ID", "SSH_AUTH_SOCK", "GOOGLE_APPLICATION_CREDENTIALS"})
_SIGNATURE = re.compile(r"(?i)((?:sig|signature|x-amz-signature|x-amz-security-token|token)=)[^&\s\"']+")


class Failed(Exception):
    """Publishing ended before its end; the text is a sentence for people, with nothing secret in it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(redacted(sentence))


class Refused(Failed):
    """Nothing was changed on the host."""


class Busy(Refused):
    """Another run publishes to the same place."""


class Unreachable(Failed):
    """The connection failed, and it may work the next time."""


def redacted(text: str) -> str:
    """The text without the values of secret variables of the environment, passwords and signatures in addresses."""
    for name, value in os.environ.items():
        if SECRET.search(name) and name not in _OPEN and len(value) >= 4:
            for one in {value, *(line for line in value.splitlines() if len(line) >= 12)}:
                text = text.replace(one, "***")
    return _SIGNATURE.sub(r"\1***", SECRET_IN_ADDRESS.sub("***", text))


def persistently(attempt: Callable[[], _T]) -> _T:
    """The result of `attempt`, tried once more after each of `PAUSES` where it is `Unreachable`.

    What is tried must do no harm twice.
    """
    for pause in PAUSES:
        try:
            return attempt()
        except Unreachable:
            time.sleep(pause)
    return attempt()
