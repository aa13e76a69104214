"""A place that keeps releases side by side and changes a link: visitors see all of the old one, then all of the new.

current -> releases/1f6c…      what the web server serves
releases/1f6c…/, 09ab…/        the release, and the one before; files that are the same are so only once on the disk
.kollega/releases/1f6c….json   what lies in each
.kollega/next.json             what has come of the next one so far
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kollega.deploy.delivery import Delivery, Lies, compared, read
from kollega.deploy.errors import Refused, persistently
from kollega.deploy.host import OWN, Tree
from kollega.deploy.lease import Held, held
from kollega.deploy.place import FOREIGN, NOTHING_BEFORE, Order, Outcome
from kollega.deploy.plan import Lying, Plan, plan
from kollega.release import File

_CURRENT, _RELEASES, _NEXT, _LISTS = "current", "releases/", f"{OWN}next.json", f"{OWN}releases/"


class _Case(msgspec.Struct, frozen=True):
    """The name of the live release (empty: there is none), what lies there, what is to be done, what was noticed."""

    name: str
    lies: Lies
    known: dict[str, Lying]
    plan: Plan
    notes: tuple[str, ...]


class Switching:
    """A place on a host with links."""

    def __init__(self, host: Tree) -> None:
        self._host = host

    def close(self) -> None:
        """Leave the host."""
        self._host.close()

    def publish(self, order: Order) -> Outcome:
        """See `place.Place`."""
        if order.dry:
            return self._told(self._case(order))
        with held(self._host, order.tell) as holding:
            case = self._case(order)
            forget = order.is_urgent(case.lies.withdrawal)
            if case.plan.withdrawn:
                self._remove_now(case, holding, order)
            if forget:
                self._clear_all_but(case.name)
            before = "" if forget else case.lies.before if case.lies.release == order.release else case.name
            if case.plan:
                name = self._bring(case, order, holding, before)
            else:
                name = case.name
                if forget:
                    case.lies.withdrawal, case.lies.before = order.withdrawal, ""
                    self._write(name, case.lies)
            if case.plan:
                self._clear_all_but(name, before)
            kept = read(self._host, f"{_LISTS}{before}.json") if before else None
            return self._told(case, order.hashes, kept.hashes if kept else {})

    def rollback(self, order: Order) -> Outcome:
        """See `place.Place`."""
        with held(self._host, order.tell):
            name = self._live()
            lies = read(self._host, f"{_LISTS}{name}.json") if name else None
            before = read(self._host, f"{_LISTS}{lies.before}.json") if lies and lies.before else None
            if lies is None or before is None:
                raise Refused(NOTHING_BEFORE.format(where=self._host.where))
            order.check_way_back(lies.withdrawal, self._host.where)
            found = persistently(lambda: self._host.marks(f"{_RELEASES}{lies.before}/"))
            known, _ = compared(before, found)
            if damaged := [path for path, lying in before.files.items() if known.get(path) != lying]:
                raise Refused(
                    f"The release before the live one is damaged: {damaged[0]} was changed or removed there by somebody else. "
                    "Publish again instead."
                )
            there, before.before = lies.before, name
            self._write(there, before)
            persistently(lambda: self._host.point(_CURRENT, _RELEASES + there))
            back = {path: lying for path, lying in lies.files.items() if path not in lies.stays}
            files = {path: File(sha256, 0) for path, sha256 in before.hashes.items()}
            changes = plan(back, files, order.withdrawn)
            return Outcome(where=self._host.where, plan=changes, live=before.hashes, before=lies.hashes)

    def _case(self, order: Order) -> _Case:
        name = self._live()
        lies = read(self._host, f"{_LISTS}{name}.json") if name else None
        if lies is None:
            lies, name = Lies(), ""
            there = {} if order.take_over else persistently(self._host.marks)
            begun = read(self._host, _NEXT)
            ours = f"{_RELEASES}{begun.release}" if begun else "/"
            if others := [path for path in there if not path.startswith(ours)]:
                raise Refused(FOREIGN.format(where=self._host.where, path=min(others)))
        found = persistently(lambda: self._host.marks(f"{_RELEASES}{name}/")) if name else {}
        known, notes = compared(lies, found)
        if strange := found.keys() - lies.files.keys():
            notes += (
                f"{len(strange)} files there are none of ours and go with the next release, for example {min(strange)}.",
            )
        urgent = order.is_urgent(lies.withdrawal)
        steps = plan(known, order.files, order.withdrawn, lies.stays, is_urgent=urgent)
        return _Case(name, lies, known, steps, notes)

    def _live(self) -> str:
        to = persistently(lambda: self._host.pointed(_CURRENT)) or ""
        return to.removeprefix(_RELEASES) if to.startswith(_RELEASES) else ""

    def _remove_now(self, case: _Case, holding: Held, order: Order) -> None:
        """Take files out of the release that is live."""
        below, path = f"{_RELEASES}{case.name}/", f"{_LISTS}{case.name}.json"
        delivery = Delivery(self._host, holding, order, case.lies, path, below)
        delivery.go(case.plan.withdrawn)
        delivery.save()

    def _bring(self, case: _Case, order: Order, holding: Held, before: str) -> str:
        """Make the next release beside the live one, and have the link lead to it; its name."""
        name = order.release
        while name in (case.name, case.lies.before):
            name += "-1"
        begun = read(self._host, _NEXT) or Lies()
        below = f"{_RELEASES}{name}/"
        if begun.release == order.release:
            begun.files, _ = compared(begun, persistently(lambda: self._host.marks(below)))
        else:
            persistently(lambda: self._host.clear(below))
            begun = Lies(release=order.release)
        begun.before, begun.withdrawal, begun.stays = before, order.withdrawal, case.plan.stays
        delivery = Delivery(self._host, holding, order, begun, _NEXT, below)
        delivery.save()
        hashes = {path: case.known[path].sha256 for path in case.plan.stays}
        hashes |= order.hashes
        due = [path for path in hashes if path not in begun.files or begun.files[path].sha256 != hashes[path]]
        comes = set(case.plan.comes)
        live = f"{_RELEASES}{case.name}/"

        def link(paths: Sequence[str]) -> None:
            self._host.copy({below + path: live + path for path in paths})

        def put(paths: Sequence[str]) -> None:
            self._host.put(order.folder, paths, below)

        delivery.come([path for path in due if path not in comes], link, hashes)
        delivery.come([path for path in due if path in comes], put, hashes)
        delivery.finish()
        self._write(name, begun)
        persistently(lambda: self._host.point(_CURRENT, _RELEASES + name))
        persistently(lambda: self._host.delete([_NEXT]))
        return name

    def _write(self, name: str, lies: Lies) -> None:
        data = msgspec.json.encode(lies)
        persistently(lambda: self._host.write(f"{_LISTS}{name}.json", data))

    def _clear_all_but(self, *names: str) -> None:
        folders = {path.partition("/")[0] for path in persistently(lambda: self._host.marks(_RELEASES))}
        lists = {path.removesuffix(".json") for path in persistently(lambda: self._host.marks(_LISTS))}
        for name in sorted((folders | lists).difference(names)):
            self._clear(name)

    def _clear(self, name: str) -> None:
        persistently(lambda: self._host.clear(f"{_RELEASES}{name}/"))
        persistently(lambda: self._host.delete([f"{_LISTS}{name}.json"]))

    def _told(
        self, case: _Case, live: dict[str, str] | None = None, before: dict[str, str] | None = None
    ) -> Outcome:
        return Outcome(
            where=self._host.where, plan=case.plan, notes=case.notes, live=live or {}, before=before or {}
        )
