"""A small careers site with a past, and one colleague who is everywhere in it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.folders import write
from tests.gate.packing import picture

NAME, SLUG = "Mia Holm", "mia-holm"
CONSENT = "".join(f"  - {{purpose: {one}, receipt: R-1}}\n" for one in ("site", "feeds", "social", "kit"))

FILES: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: Harbour\nsite_url: https://careers.example.org/\nextra: {kollega: {networks: [linkedin], portals: [indeed]}}\n",
    ".gitignore": "/site/\n/backstage/\n/.kollega/\n",
    "content/index.md": "# Come aboard\n\nRead [a story](../stories/alone/index.md). Thanks to Mia Holm.\n",
    f"content/people/{SLUG}.yml": f"name: {NAME}\nrole: Nurse\nteam: ward\nphoto: mia.jpg\nphoto_alt: {NAME} at work\nconsent:\n{CONSENT}",
    "content/people/mia.jpg": picture(1),
    "content/people/bo-borg.yml": "name: Bo Borg\nteam: ward\n",
    "content/teams/ward.yml": "name: Ward\nlead: mia-holm\n",
    "content/events/fair.md": "---\ntitle: Fair\nstarts: 2026-12-01T10:00\nplace: Odense\npeople: [mia-holm, bo-borg]\n---\n\nCome.\n",
    "content/program/program.yml": "owner: Mia Holm\n",
    "content/program/codes.yml": "- {code: k3vq7m, person: mia-holm}\n- {person: mia-holm, code: w2ytnd}\n- {code: x4ytnd}\n",
    "content/program/links.yml": "- by: mia-holm\n  url: https://magazine.example.com/a\n  title: A piece\n"
    "- url: https://magazine.example.com/b\n  by: Mia Holm\n  title: Another\n",
    "content/notes.mdx": "Written by Mia Holm for all.\n",
    "stories/alone/index.md": "---\ntitle: Alone at night\ndate: 2026-01-02\nauthors: mia-holm\nphoto: night.jpg\nphoto_alt: Night\n"
    "quote: It is quiet.\n---\n\nI am Mia Holm. ![night](night.jpg)\n",
    "stories/alone/night.jpg": picture(2),
    "stories/both.md": "---\ntitle: Together\ndate: 2026-01-03\nauthors: [bo-borg, mia-holm]\nquote: We laugh.\ntags:\n  - night\n  - Mia Holm\n"
    "team: ward\n---\n\nBo and *Mia* **Holm** laugh. See [Mia](../content/people/mia-holm.yml).\n",
    "stories/mia-holm-helps/index.md": "---\ntitle: A day with Mia Holm\ndate: 2026-01-04\nauthors: bo-borg\nphoto: us.jpg\nphoto_alt: Us\n"
    "pictured: [mia-holm]\naliases: [/blog/mia-holm/]\n---\n\nShe is HOLM, Mia.\n\n![us](us.jpg)\n",
    "stories/mia-holm-helps/us.jpg": picture(3),
    "stories/other.md": "---\ntitle: Other\ndate: 2026-01-05\nauthors: bo-borg\nphoto: sea.jpg\nphoto_alt: The sea\n---\n\nNothing but [a story](both.md).\n",
    "stories/sea.jpg": picture(4),
    "jobs/nurse.md": "---\ntitle: Nurse\ndate_posted: 2026-01-02\nvalid_through: 2026-12-24\nlocation: Odense, Denmark\n"
    "apply_email: jobs@example.org\ncontact: mia-holm\nteam: ward\n---\n\nWork with Mia Holm.\n",
}  # fmt: skip


def git(root: Path, *words: str) -> str:
    """What git says, as somebody whom it knows."""
    who = ("-c", "user.name=Bo", "-c", "user.email=bo@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(
        ["git", "-C", root, *who, *words], check=True, capture_output=True, text=True
    ).stdout


def with_a_past(root: Path) -> Path:
    """The site in a repository of two changes."""
    write(root, {name: data for name, data in FILES.items() if not name.startswith("jobs/")})
    git(root, "init", "-q")
    git(root, "config", "user.name", "Bo")
    git(root, "config", "user.email", "bo@example.org")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Stories of Mia Holm")
    write(root, {"jobs/nurse.md": FILES["jobs/nurse.md"]})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "A job")
    return root
