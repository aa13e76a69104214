"""Netlify: it is told the digest of every file, asks for those that it lacks, and then shows all of them at once."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from kollega.deploy.errors import Failed, Refused
from kollega.deploy.interface import Interface
from kollega.deploy.place import FOREIGN, NOTHING_BEFORE, TITLE, Order, Outcome, withdrawal_in
from kollega.deploy.plan import Lying, plan
from kollega.release import File
from kollega.targets import Target

TOKEN = "NETLIFY_AUTH_TOKEN"  # noqa: S105
_BASE = "https://api.netlify.com/api/v1"
#: Seconds between two questions whether it is done, and until we give up.
_PAUSE, _PATIENCE = 1.0, 600.0
#: Deploys on one page of a list: the most that Netlify gives.
_MANY = 100


class Netlify:
    """A `place.Place`."""

    def __init__(self, target: Target) -> None:
        self.where = f"Netlify, site {target.address}"
        self._interface = Interface("Netlify", target.endpoint.rstrip("/") or _BASE, TOKEN)
        self._site = f"/sites/{quote(target.address, safe='')}"

    def close(self) -> None:
        """See `place.Place`."""

    def publish(self, order: Order) -> Outcome:
        """See `place.Place`. Deploys of the past keep addresses of their own: after a withdrawal they are removed."""
        live = self._live()
        title = str(live.get("title") or "") if live else ""
        foreign = bool(live) and not title.startswith(TITLE)
        if foreign and not order.take_over:
            raise Refused(FOREIGN.format(where=self.where, path="a deploy that was made in another way"))
        digests = {path: _sha1(order, path) for path in order.files}
        rows = self._interface.ask("GET", f"{self._site}/files") if live else []
        old = {row["path"].removeprefix("/"): Lying(row["sha"]) for row in rows}
        new = {path: File(digest, 0) for path, digest in digests.items()}
        urgent = order.is_urgent(withdrawal_in(title))
        steps = plan(old, new, order.withdrawn, is_urgent=urgent)
        if not order.dry and steps:
            kept = {path: old[path].sha256 for path in steps.stays}
            self._bring(order, digests | kept)
        if not order.dry:
            self._remove_older(order)
        return Outcome(
            where=self.where, plan=steps, taken_over=foreign, live={} if order.dry else order.hashes
        )

    def rollback(self, order: Order) -> Outcome:
        """See `place.Place`."""
        live = self._live()
        title = str(live.get("title") or "") if live else ""
        before = next((row for row in self._ready() if live and row["id"] != live["id"]), None)
        if before is None:
            raise Refused(NOTHING_BEFORE.format(where=self.where))
        order.check_way_back(withdrawal_in(title), self.where)
        self._interface.ask("POST", f"{self._site}/deploys/{before['id']}/restore")
        return Outcome(where=self.where, plan=plan({}, {}, order.withdrawn))

    def _live(self) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self._interface.ask("GET", self._site).get("published_deploy")
        return found

    def _ready(self) -> list[dict[str, Any]]:
        return [
            row
            for row in self._deploys()
            if row["state"] == "ready" and str(row.get("title") or "").startswith(TITLE)
        ]

    def _deploys(self) -> list[dict[str, Any]]:
        """All deploys, the newest first."""
        return self._interface.pages(f"{self._site}/deploys?per_page={_MANY}", _MANY)

    def _bring(self, order: Order, digests: Mapping[str, str]) -> None:
        wanted = {
            "files": {f"/{path}": sha1 for path, sha1 in digests.items()},
            "async": True,
            "title": order.title,
        }
        made = self._interface.ask("POST", f"{self._site}/deploys", wanted)
        made = self._until(made["id"], "prepared", "uploading", "uploaded", "ready")
        lacking = set(made.get("required") or ())
        paths = [path for path, sha1 in digests.items() if sha1 in lacking and path in order.files]
        for number, path in enumerate(paths, 1):
            data = (order.folder / path).read_bytes()
            self._interface.ask("PUT", f"/deploys/{made['id']}/files/{quote(path)}", data=data)
            order.tell(f"{number} of {len(paths)}")
        self._until(made["id"], "ready")

    def _until(self, name: str, *states: str) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            found: dict[str, Any] = self._interface.ask("GET", f"/deploys/{name}")
            if found["state"] in states:
                return found
            if found["state"] in ("error", "rejected"):
                raise Failed(
                    f"{self.where} refused the release: {found.get('error_message') or found['state']}."
                )
            time.sleep(_PAUSE)
        raise Failed(f"{self.where} was not done in {_PATIENCE:.0f} s. The release before is still shown.")

    def _remove_older(self, order: Order) -> None:
        """Remove the deploys from before the last withdrawal, and those that a run which was killed has left."""
        if not order.withdrawn:
            return
        live = self._live()
        for row in self._deploys():
            if (
                live
                and row["id"] != live["id"]
                and order.is_urgent(withdrawal_in(str(row.get("title") or "")))
            ):
                self._interface.ask("DELETE", f"/deploys/{row['id']}")


def _sha1(order: Order, path: str) -> str:
    """What Netlify knows a file by; it is no secret and protects nothing."""
    return hashlib.sha1((order.folder / path).read_bytes(), usedforsecurity=False).hexdigest()
