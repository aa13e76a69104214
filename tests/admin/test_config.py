"""What the web editor is told: made of the questions and the schema, in the site's language, for each host."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
import yaml

from kollega.admin import decap, page
from kollega.admin.config import config
from kollega.questions import STORY
from kollega.schema.kinds import KINDS
from kollega.start import Refused
from kollega.start.site import documents_of
from kollega.start.yaml import as_yaml
from tests.folders import SMALL, write

ROOT = Path(__file__).parents[2]
SITE = "site_name: Harbour\nsite_url: https://careers.example.org/\nextra:\n  kollega:\n    languages: [LANG]\n    admin:\n"


def site(folder: Path, admin: str, lang: str = "en") -> Path:
    config = SITE.replace("LANG", lang) + "".join(f"      {line}\n" for line in admin.split("\n"))
    team = {"content/teams/deck.yml": "name: På dækket\n"}
    return write(folder, {**SMALL, **team, "mkdocs.yml": config})


def told(root: Path, local: str = "") -> Any:
    """What a reader of YAML finds in the file."""
    value = config(documents_of(root), local)
    found = yaml.safe_load(as_yaml(value))
    assert found == value
    return found


def test_every_field_is_one_of_the_schema_with_its_words_and_lengths(tmp_path: Path) -> None:
    (stories,) = told(site(tmp_path, "host: github\nrepo: anker/careers"))["collections"]
    fields = {one["name"]: one for one in stories["fields"]}
    known = {row.name: row for row in KINDS["story"]}
    assert set(fields) - {"body"} <= known.keys()
    assert {name for name, row in known.items() if row.needed} <= {
        name for name, one in fields.items() if one["required"]
    }
    assert [one["value"] for one in fields["kind"]["options"]] == known["kind"].form.removeprefix(
        "one of: "
    ).split(", ")
    assert fields["team"]["options"] == [{"label": "På dækket", "value": "deck"}] and "location" not in fields
    assert fields["title"]["pattern"][0] == r"^[\s\S]{0,120}$"
    assert all(one["hint"] for one in fields.values())


def test_every_question_is_a_field_or_none_of_the_file(tmp_path: Path) -> None:
    assert {one.name for one in STORY if one.row is None} == {"text", "consent"}


def test_it_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    value = told(site(tmp_path, "host: github\nrepo: anker/careers", "da"))
    assert value["locale"] == "da"
    (stories,) = value["collections"]
    assert stories["fields"][0]["label"] == "Titel" and "indforstået" in stories["description"]


@pytest.mark.parametrize(
    ("lang", "name"),
    [("nb", "nb_no"), ("no", "nb_no"), ("el", "gr"), ("de-AT", "de"), ("is", "en")],
)
def test_the_editor_has_names_of_its_own_for_languages(tmp_path: Path, lang: str, name: str) -> None:
    assert told(site(tmp_path, "host: github\nrepo: anker/careers", lang))["locale"] == name


@pytest.mark.parametrize(
    ("admin", "backend"),
    [
        ("host: github\nrepo: anker/careers\nlogin: https://login.example.org/", {"name": "github", "base_url": "https://login.example.org"}),
        ("host: github\nrepo: anker/careers\nserver: https://git.example.org", {"api_root": "https://git.example.org/api/v3"}),
        ("host: gitlab\nrepo: anker/careers\napp: '123'", {"name": "gitlab", "auth_type": "pkce", "app_id": "123"}),
        (
            "host: gitlab\nrepo: a/b\nserver: https://git.example.org",
            {"api_root": "https://git.example.org/api/v4", "base_url": "https://git.example.org"},
        ),
        (
            "host: forgejo\nrepo: a/b\nserver: https://git.example.org\napp: x\nbranch: live",
            {"name": "forgejo", "api_root": "https://git.example.org/api/v1", "app_id": "x", "branch": "live"},
        ),
        ("host: gitea\nrepo: a/b\nserver: https://git.example.org", {"name": "forgejo", "base_url": "https://git.example.org"}),
    ],
)  # fmt: skip
def test_each_host_is_named_as_the_editor_knows_it(
    tmp_path: Path, admin: str, backend: dict[str, str]
) -> None:
    value = told(site(tmp_path, admin))
    assert value["publish_mode"] == "editorial_workflow" and "local_backend" not in value
    assert backend.items() <= value["backend"].items()


def test_the_page_may_speak_with_its_host_alone(tmp_path: Path) -> None:
    documents = documents_of(site(tmp_path, "host: gitlab\nrepo: a/b\nserver: https://git.example.org/"))
    assert "connect-src 'self' blob: data: https://git.example.org;" in page.policy_of(documents.site.admin)
    text = page.page(documents)
    assert re.findall(r'<script[^>]*?src="(.*?)"', text) == ["start.js", "decap-cms.js"]
    assert text.count("<script") == 2 and 'content="noindex"' in text


def test_without_a_host_it_says_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="host: github"):
        told(write(tmp_path, dict(SMALL)))
    assert told(tmp_path, "http://localhost:1/api/v1")["local_backend"] == {
        "url": "http://localhost:1/api/v1"
    }


def test_another_package_than_the_one_that_was_looked_at_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / f"decap-cms-{decap.VERSION}.tgz").write_bytes(b"another")
    bin_ = write(
        tmp_path / "bin",
        {"npm": f'#!/bin/sh\nfor last; do :; done\ncp {kept}/decap-cms-{decap.VERSION}.tgz "$last/"\n'},
    )
    (bin_ / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_}:/usr/bin:/bin")
    with pytest.raises(Refused, match="its sum is another"):
        decap.files(kept)
    assert not list(kept.iterdir())


def test_where_npm_is_missing_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match=r"Install Node\.js"):
        decap.files(tmp_path / "kept")


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    root = site(tmp_path / "site", "host: github\nrepo: a/b")
    other = write(tmp_path / "other", {"index.html": "mine"})
    done = subprocess.run(
        [sys.executable, "-m", "kollega", "admin", "--to", str(other), "--root", str(root)], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 1 and "is not empty" in done.stderr
    assert (other / "index.html").read_text() == "mine"


def test_the_sum_is_a_sum() -> None:
    assert len(decap.INTEGRITY) == len("sha512-" + b64encode(hashlib.sha512().digest()).decode())
    assert "MIT" in decap.LICENSE.read_text() and "Netlify" in decap.LICENSE.read_text()
