"""This machine and the site folder: configuration, fonts, programs, the last build."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from kollega.diagnostics import Report
from kollega.doctor.finding import Finding
from kollega.git import git, tracks
from kollega.release.output import STATE, Output
from kollega.site import Site
from kollega.templates import THEME
from kollega.typefaces import files
from kollega.video import ffmpeg

#: Hours after which a build is old: the daily one has been missed.
_OLD = 30
#: The folders that are made, and belong into no repository.
_MADE = (STATE, "site", "backstage")


def machine(root: Path, site: Site | None, report: Report) -> Iterator[Finding]:
    """What can be said without the network. `site` is none where the configuration cannot be read."""
    yield _configuration(site, report)
    if site is not None:
        yield _address(site)
        yield _fonts(root, site)
    yield _ffmpeg()
    yield from _git(root)
    yield _build(root)


def _configuration(site: Site | None, report: Report) -> Finding:
    errors = [one for one in report.diagnostics if one.severity == "error"]
    inside = [one for one in errors if one.breaks_site]
    if site is None or inside:
        return Finding(
            "configuration",
            "wrong",
            "mkdocs.yml has errors",
            "run `check`; it says which, and the cure of each.",
        )
    if errors:
        return Finding(
            "content",
            "wrong",
            f"{len(errors)} errors",
            "run `check`; nothing is built until they are mended.",
        )
    return Finding("configuration", "ok", "mkdocs.yml and the content have no errors")


def _address(site: Site) -> Finding:
    if not site.has_url:
        return Finding(
            "address",
            "wrong",
            "there is no `site_url`",
            "write the public address into mkdocs.yml: feeds and previews need it.",
        )
    if site.is_example:
        return Finding(
            "address",
            "look",
            f"{site.url} is an address for examples",
            "write the one that the site will have as `site_url` into mkdocs.yml, and build: readers of feeds know stories by it.",
        )
    if not site.url.startswith("https://"):
        return Finding(
            "address",
            "look",
            f"{site.url} is not encrypted",
            "let the host get a certificate, and write https:// in `site_url`.",
        )
    return Finding("address", "ok", site.url)


def _fonts(root: Path, site: Site) -> Finding:
    missing = [path for path in files(site.brand) if not (root / path).is_file()]
    if missing:
        return Finding(
            "fonts",
            "wrong",
            f"{missing[0]} is not there",
            "put the file there, or take it out of `brand` in mkdocs.yml.",
        )
    if not any((THEME / "fonts").glob("*.woff2")):
        return Finding(
            "fonts", "wrong", "the generator's own fonts are missing", "install the program again."
        )
    return Finding("fonts", "ok", "all are there")


def _ffmpeg() -> Finding:
    if ffmpeg.program():
        return Finding("ffmpeg", "ok", "it is there")
    return Finding(
        "ffmpeg",
        "look",
        "it is not there",
        "install it where videos are to be made smaller (Debian: apt install ffmpeg).",
    )


def _git(root: Path) -> Iterator[Finding]:
    if not shutil.which("git"):
        yield Finding(
            "git", "look", "it is not there", "install git: without it nobody can send stories for review."
        )
    elif not git(root, "rev-parse", "--git-dir"):
        yield Finding(
            "git",
            "look",
            f"{root} is in no repository",
            "run `git init` there, and push it to your git host.",
        )
    elif tracked := [name for name in _MADE if tracks(root, name)]:
        yield Finding(
            "git",
            "wrong" if STATE in tracked else "look",
            f"what is made is in git: {_folders(tracked)}",
            f"run `git rm -r --cached {' '.join(tracked)}`, and write {_folders(tracked)} into .gitignore.",
        )
    elif open_ := _not_ignored(root):
        yield Finding(
            "git", "look", "what is made could get into git", f"write {_folders(open_)} into .gitignore."
        )
    else:
        yield Finding("git", "ok", "the site is in a repository, what is made is not")


def _not_ignored(root: Path) -> list[str]:
    inside = {f"{name}/x": name for name in _MADE}
    ignored = git(root, "check-ignore", *inside).decode().splitlines()
    return [name for path, name in inside.items() if path not in ignored]


def _folders(names: Iterable[str]) -> str:
    return ", ".join(f"/{name}/" for name in names)


def _build(root: Path) -> Finding:
    output = Output.at(root / "site")
    if not output.live_manifest.exists():
        return Finding(
            "last build",
            "look",
            "there is none on this machine",
            "run `build`, or look at the one of your git host.",
        )
    hours = (time.time() - (output.kept / "state").stat().st_mtime) / 3600
    seen = f"{hours:.0f} hours ago" if hours >= 1 else "less than an hour ago"
    if hours > _OLD:
        return Finding(
            "last build", "look", seen, "have it run every day: what is due by date appears only then."
        )
    return Finding("last build", "ok", seen)
