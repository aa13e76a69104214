"""A small site with videos: one file, one at YouTube, one at a host of one's own, and one that is broken."""

from __future__ import annotations

from pathlib import Path

from tests.folders import write
from tests.video.files import video

CONFIG = """site_name: Harbour
site_url: https://careers.example.org/
extra: {kollega: {organisation: {country: DK}, timezone: Europe/Copenhagen, networks: [linkedin, email]}}
"""
LAMP = """---
title: Two minutes <b>with</b> the "lamp"
date: 2026-01-13
authors: Ada Anker
kind: video
team: Lights
location: Odense, Denmark
video:
  file: lamp.mp4
  captions: {en: en.vtt, da: da.srt}
  chapters: {"0:00": In the dark, "0:03": The lamp turns on}
---

About the lamp.
"""
EN = """WEBVTT

00:00.200 --> 00:02.000
<v Ada Anker>It is dark & <i>quiet</i>.

00:04.000 --> 00:05.800
<v Bo Berg>&lt;script&gt; And then it turns on.
"""
DA = "1\n00:00:00,200 --> 00:00:02,000\nDet er mørkt og stille.\n"
ELSEWHERE = "---\ntitle: {title}\ndate: 2026-02-{day}\nauthors: Bo Berg\nkind: video\nteam: Bridge\nvideo: {url}\n---\n\nElsewhere.\n"
OWN = "{url: https://video.example.org/a.mp4, captions: {en: own.vtt}}"
BROKEN = """---
title: The broken one
date: 2026-01-02
authors: Bo Berg
video: {file: broken.mp4, captions: {en: en.vtt}}
---

It broke.
"""
JOB = "---\ntitle: Lamp keeper\ndate_posted: 2026-01-02\nlocation: Odense, Denmark\napply_email: jobs@example.org\nstories: [lamp]\n---\n\nKeep the lamp.\n"


def site(root: Path) -> Path:
    """Write the site below `root`."""
    write(root, {
        "mkdocs.yml": CONFIG, "stories/lamp/index.md": LAMP, "stories/lamp/en.vtt": EN, "stories/lamp/da.srt": DA,
        "stories/bridge.md": ELSEWHERE.format(title="From the bridge", day="01", url="https://youtu.be/abcdefghijk"),
        "stories/own.md": ELSEWHERE.format(title="A host of our own", day="02", url=OWN), "stories/own.vtt": EN,
        "stories/broken/index.md": BROKEN, "stories/broken/en.vtt": EN, "stories/broken/broken.mp4": b"no video",
        "jobs/keeper.md": JOB,
    })  # fmt: skip
    video(root / "stories/lamp/lamp.mp4", "-metadata", "location=+55.1+010.2/", size="640x360", seconds=6)
    return root
