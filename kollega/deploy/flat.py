"""A place where the files lie at the address itself: buckets, and web space without links.

In `.kollega/` there are `release.json` (what lies there), `before.json` (the release before) and `before/` (those of
its files that have gone or changed since, by their SHA-256).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from kollega.deploy.delivery import Delivery, Lies, compared, read
from kollega.deploy.errors import Refused, persistently
from kollega.deploy.host import OWN, Host
from kollega.deploy.lease import held
from kollega.deploy.place import FOREIGN, NOTHING_BEFORE, Order, Outcome
from kollega.deploy.plan import Lying, Plan, plan
from kollega.release import File

_RELEASE, _BEFORE, _KEPT = f"{OWN}release.json", f"{OWN}before.json", f"{OWN}before/"


class _Case(msgspec.Struct, frozen=True):
    """What lies there, what is known of it, what is to be done, what was noticed, and whether it was not ours."""

    lies: Lies
    known: dict[str, Lying]
    plan: Plan
    notes: tuple[str, ...]
    taken_over: bool


class Flat:
    """A place on any host."""

    def __init__(self, host: Host) -> None:
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
            before = self._renewed_before(case, order)
            delivery = Delivery(self._host, holding, order, case.lies, _RELEASE)
            delivery.go(case.plan.withdrawn)
            if before is None:
                self._forget()

            def bring(paths: Sequence[str]) -> None:
                self._host.put(order.folder, paths)

            self._carry_out(delivery, case, before or {}, bring, order.hashes)
            return self._told(case, order.hashes, before or {})

    def rollback(self, order: Order) -> Outcome:
        """See `place.Place`. Its files come from those kept on the host."""
        with held(self._host, order.tell) as holding:
            lies, before = read(self._host, _RELEASE), self._read_before()
            if lies is None or before is None:
                raise Refused(NOTHING_BEFORE.format(where=self._host.where))
            order.check_way_back(lies.withdrawal, self._host.where)
            files = {path: File(sha256, 0) for path, sha256 in before.items()}
            back = msgspec.structs.replace(order, files=files)
            case = self._case(back)
            kept = persistently(lambda: self._host.marks(_KEPT))
            for path in case.plan.comes:
                if before[path] not in kept:
                    raise Refused(
                        f"The release before the live one is damaged at {path}. Publish again instead."
                    )

            def bring(paths: Sequence[str]) -> None:
                self._host.copy({path: _KEPT + before[path] for path in paths})

            replaced = self._renewed_before(case, back) or {}
            delivery = Delivery(self._host, holding, back, case.lies, _RELEASE)
            self._carry_out(delivery, case, replaced, bring, before, is_back=True)
            # Last of all: where a way back is cut off, the next one goes on to the same release, and not away from it.
            self._note_before(replaced)
            return self._told(case, before, replaced)

    def _case(self, order: Order) -> _Case:
        lies = read(self._host, _RELEASE)
        found = persistently(self._host.marks)
        taken_over = lies is None and bool(found)
        if lies is None:
            if found and not order.take_over:
                raise Refused(FOREIGN.format(where=self._host.where, path=min(found)))
            lies = Lies(files={path: Lying("", mark) for path, mark in found.items()})
        known, notes = compared(lies, found)
        if others := found.keys() - lies.files.keys() - order.files.keys():
            notes += (f"{len(others)} files there are none of ours and stay, for example {min(others)}.",)
        urgent = order.is_urgent(lies.withdrawal)
        steps = plan(known, order.files, order.withdrawn, lies.stays, is_urgent=urgent)
        return _Case(lies, known, steps, notes, taken_over)

    def _renewed_before(self, case: _Case, order: Order) -> dict[str, str] | None:
        """What is the release before from now on; `None` where there may be none any more."""
        if order.is_urgent(case.lies.withdrawal):
            return None
        if not case.lies.whole or case.lies.hashes == order.hashes:
            return self._read_before() or {}
        return case.lies.hashes

    def _carry_out(
        self, delivery: Delivery, case: _Case, before: dict[str, str], bring: Callable[[Sequence[str]], None],
        hashes: Mapping[str, str], *, is_back: bool = False,
    ) -> None:  # fmt: skip
        order, lies = delivery.order, delivery.lies
        # Also with nothing to do: a run that was cut off may have removed what its list still names.
        lies.files = {path: lying for path, lying in case.known.items() if path not in case.plan.withdrawn}
        if case.plan:
            self._keep(case, before)
            if not is_back:
                self._note_before(before)
            lies.files |= {path: Lying("") for path in case.plan.comes}
            lies.whole = False
            delivery.save()
            for phase in case.plan.phases:
                order.tell(f"{phase.name}: {len(phase.paths)} files")
                if phase.comes:
                    delivery.come(phase.paths, bring, hashes)
                    delivery.save()
                else:
                    delivery.go(phase.paths)
        lies.stays, lies.release, lies.withdrawal = case.plan.stays, order.release, order.withdrawal
        delivery.finish()
        self._sweep(before)

    def _keep(self, case: _Case, before: dict[str, str]) -> None:
        """Before anything is lost: what the release before needs of it."""
        if not before:
            return
        kept = persistently(lambda: self._host.marks(_KEPT))
        needed = set(before.values()) - kept.keys()
        going = (path for path in (*case.plan.comes, *case.plan.goes) if path in case.known)
        pairs = {_KEPT + case.known[path].sha256: path for path in going if case.known[path].sha256 in needed}
        if pairs:
            persistently(lambda: self._host.copy(pairs))

    def _note_before(self, before: dict[str, str]) -> None:
        if before:
            data = msgspec.json.encode(before)
            persistently(lambda: self._host.write(_BEFORE, data))

    def _sweep(self, before: dict[str, str]) -> None:
        """Remove what was kept of older releases."""
        kept = persistently(lambda: self._host.marks(_KEPT))
        needed = set(before.values())
        if stale := [_KEPT + name for name in kept if name not in needed]:
            persistently(lambda: self._host.delete(stale))

    def _forget(self) -> None:
        kept = persistently(lambda: self._host.marks(_KEPT))
        persistently(lambda: self._host.delete([_BEFORE, *(_KEPT + name for name in kept)]))

    def _read_before(self) -> dict[str, str] | None:
        data = persistently(lambda: self._host.read(_BEFORE))
        try:
            return msgspec.json.decode(data, type=dict[str, str]) if data else None
        except msgspec.MsgspecError:
            return None

    def _told(
        self, case: _Case, live: Mapping[str, str] | None = None, before: Mapping[str, str] | None = None
    ) -> Outcome:
        return Outcome(
            where=self._host.where, plan=case.plan, notes=case.notes, taken_over=case.taken_over,
            live=live or {}, before=before or {},
        )  # fmt: skip
