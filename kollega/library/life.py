"""The life of a record by the day: draft, scheduled, live, expired; open or closed."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kollega.records import Job, Record, Site, Story


class Life:
    """Answers for one day. Without `today` it is the day in the site's timezone, by the clock or by
    `SOURCE_DATE_EPOCH` (seconds since 1970) where that is set."""

    def __init__(self, site: Site, today: date | None) -> None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        zone = ZoneInfo(site.timezone)
        now = datetime.fromtimestamp(int(epoch), zone) if epoch.isdecimal() else datetime.now(zone)
        self.today = today or now.date()

    def is_published(self, record: Record) -> bool:
        """Whether a record has a page."""
        if isinstance(record, Story):
            expired = record.expires is not None and record.expires <= self.today
            return not record.draft and record.date.day <= self.today and not expired
        if isinstance(record, Job):
            return not record.draft and record.date_posted.day <= self.today
        return True

    def is_open(self, job: Job) -> bool:
        """Whether one may apply: a closed job keeps its page and is in no list."""
        over = job.valid_through is not None and job.valid_through.day < self.today
        return job.state == "open" and not over
