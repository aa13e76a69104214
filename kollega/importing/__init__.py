"""Importing: jobs from the public boards of applicant tracking systems, as files that a pull request can carry.

`boards` names the systems, one module each; `fetch` asks them; `job` makes a file of what they say; `run` compares
with the files that are there.
"""

from __future__ import annotations

from kollega.start import Refused

__all__ = ["Refused"]
