"""The life of a record by the day: draft, scheduled, live, expired; a job also open, closing soon, closed, gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from kollega.day import today_in
from kollega.records import Job, Pointer, Record, Story
from kollega.site import JobRules, Site

#: `waiting`: a draft, or before its day. `closing`: open, and its last day is near. `closed`: a page without a way
#: to apply. `gone`: no page any more; its address leads on.
Stage = Literal["waiting", "open", "closing", "closed", "gone"]


class Life:
    """Answers for one day. Without `today` it is the day in the site's timezone."""

    def __init__(self, site: Site, today: date | None) -> None:
        self.today = today or today_in(site.timezone)
        self._rules = site.jobs

    def is_published(self, record: Record) -> bool:
        """Whether a record is shown."""
        if isinstance(record, Story):
            expired = record.expires is not None and record.expires <= self.today
            return not record.draft and record.date.day <= self.today and not expired
        if isinstance(record, Job):
            return self.stage(record) not in ("waiting", "gone")
        if isinstance(record, Pointer):
            return record.until is None or self.today <= record.until
        return True

    def stage(self, job: Job) -> Stage:
        """Where a job is in its life."""
        if job.draft or job.date_posted.day > self.today:
            return "waiting"
        return [stage for stage, day in turns(job, self._rules) if day <= self.today][-1]

    def is_open(self, job: Job) -> bool:
        """Whether one may apply: a closed job keeps its page and is in no list."""
        return self.stage(job) in ("open", "closing")


def turns(job: Job, rules: JobRules) -> Iterator[tuple[Stage, date]]:
    """The first day of each stage that a job comes to, in the order of its life; a later stage may begin on an earlier day.

    A build knows days, no hours: the last day counts to its end, at whatever time of it applications end.
    """
    posted = job.date_posted.day
    last = job.valid_through.day if job.valid_through else None
    yield "open", posted
    if job.state == "closed":
        yield "closed", posted
    elif last:
        yield "closing", _later(last, -rules.closing_soon)
        yield "closed", _later(last, 1)
    closed = _closed_on(job)
    if closed and rules.gone_after is not None:
        yield "gone", _later(closed, rules.gone_after + 1)


def _closed_on(job: Job) -> date | None:
    """The day of closing, as far as the file says it: the last day to apply, and of a job that was closed by hand
    the last change, if that came first."""
    moments = (job.valid_through, job.updated if job.state == "closed" else None)
    return min((moment.day for moment in moments if moment), default=None)


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
