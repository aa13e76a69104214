"""The life of a record by the day: draft, scheduled, live, expired; a job also open, closing soon, closed, gone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from kollega.day import today_in
from kollega.records import Job, Pointer, Record, Site, Story

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
        """Where a job is in its life. A build knows days, no hours: the last day counts to its end, at whatever time
        of it applications end."""
        if job.draft or job.date_posted.day > self.today:
            return "waiting"
        last = job.valid_through.day if job.valid_through else None
        if job.state == "closed" or (last is not None and last < self.today):
            return "gone" if self._is_long_ago(self._closed_on(job)) else "closed"
        soon = last is not None and last - self.today <= timedelta(days=self._rules.closing_soon)
        return "closing" if soon else "open"

    def is_open(self, job: Job) -> bool:
        """Whether one may apply: a closed job keeps its page and is in no list."""
        return self.stage(job) in ("open", "closing")

    def _closed_on(self, job: Job) -> date | None:
        """The day of closing, as far as the file says it: the last day to apply, and of a job that was closed by hand
        the last change, if that came first."""
        days = [
            moment.day
            for moment in (job.valid_through, job.updated if job.state == "closed" else None)
            if moment
        ]
        return min(days, default=None)

    def _is_long_ago(self, day: date | None) -> bool:
        most = self._rules.gone_after
        return day is not None and most is not None and (self.today - day).days > most
