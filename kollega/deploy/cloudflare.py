"""Cloudflare Pages, by its own program `wrangler`, which sends what is new and then shows all of it at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import Any

from kollega.deploy.errors import Failed, Refused, Unreachable, persistently
from kollega.deploy.interface import Interface
from kollega.deploy.place import NOTHING_BEFORE, TITLE, Order, Outcome, withdrawal_in
from kollega.deploy.plan import plan
from kollega.targets import Target

TOKEN = "CLOUDFLARE_API_TOKEN"  # noqa: S105
_BASE = "https://api.cloudflare.com/client/v4"
_AGAIN = re.compile(r"ECONN|ETIMEDOUT|EAI_AGAIN|fetch failed|timed out|50[0234]")
#: Deployments on one page of a list: the most that Cloudflare gives.
_MANY = 25


class Cloudflare:
    """A `place.Place`. Which release is there is told by the message of its deployment."""

    def __init__(self, target: Target) -> None:
        if not target.account:
            raise Refused(f"The target `{target.name}` needs the id of an account: `account: …`.")
        self.where = f"Cloudflare Pages, project {target.address}"
        self._target = target
        self._interface = Interface("Cloudflare", target.endpoint.rstrip("/") or _BASE, TOKEN)
        self._deployments = f"/accounts/{target.account}/pages/projects/{target.address}/deployments"

    def close(self) -> None:
        """See `place.Place`."""

    def publish(self, order: Order) -> Outcome:
        """See `place.Place`. After a withdrawal all older deployments, which keep addresses of their own, are removed."""
        rows = self._rows()
        title = _title(rows[0]) if rows else ""
        is_there = title.split()[1:2] == [order.release]
        steps = plan({}, {} if is_there else order.files, order.withdrawn)
        if not order.dry and not is_there:
            self._bring(order)
        if not order.dry and order.withdrawn:
            self._remove_older(order)
        return Outcome(where=self.where, plan=steps, live={} if order.dry else order.hashes)

    def rollback(self, order: Order) -> Outcome:
        """See `place.Place`."""
        rows = self._rows()
        if len(rows) < 2:
            raise Refused(NOTHING_BEFORE.format(where=self.where))
        order.check_way_back(withdrawal_in(_title(rows[0])), self.where)
        self._interface.ask("POST", f"{self._deployments}/{rows[1]['id']}/rollback")
        return Outcome(where=self.where, plan=plan({}, {}, order.withdrawn))

    def _rows(self) -> list[dict[str, Any]]:
        """Deployments that visitors have seen and that succeeded, the newest first."""
        rows = self._interface.pages(f"{self._deployments}?env=production&per_page={_MANY}", _MANY, "result")
        return [row for row in rows if (row.get("latest_stage") or {}).get("status") == "success"]

    def _remove_older(self, order: Order) -> None:
        """Remove the deployments from before the last withdrawal, and those that a run which was killed has left."""
        for row in self._rows()[1:]:
            if order.is_urgent(withdrawal_in(_title(row))):
                self._interface.ask("DELETE", f"{self._deployments}/{row['id']}?force=true")

    def _bring(self, order: Order) -> None:
        program = shutil.which("wrangler")
        if program is None:
            raise Refused(
                "The program `wrangler` of Cloudflare is not on this machine: npm install --global wrangler"
            )
        order.check()
        command = [
            program, "pages", "deploy", str(order.folder), f"--project-name={self._target.address}", "--branch=main",
            f"--commit-message={order.title}", "--commit-dirty=true",
        ]  # fmt: skip

        def run() -> None:
            done = subprocess.run(
                command, capture_output=True, check=False, text=True, stdin=subprocess.DEVNULL, cwd=order.folder.parent,
                env=os.environ | {"CLOUDFLARE_ACCOUNT_ID": self._target.account, "WRANGLER_SEND_METRICS": "false"},
            )  # fmt: skip
            if done.returncode:
                words = f"{done.stdout}\n{done.stderr}".strip()[-500:]
                raise (Unreachable if _AGAIN.search(words) else Failed)(f"{self.where}: {words}")

        persistently(run)


def _title(row: dict[str, Any]) -> str:
    """The message of a deployment of ours; empty for another."""
    found = ((row.get("deployment_trigger") or {}).get("metadata") or {}).get("commit_message") or ""
    return str(found) if str(found).startswith(TITLE) else ""
