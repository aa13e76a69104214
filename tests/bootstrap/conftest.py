from __future__ import annotations

from pathlib import Path

import pytest

from .project import Project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose `.venv` is made once; each test says which locks it has, and leaves it working."""
    folder = tmp_path_factory.mktemp("project")
    # Signs that shells, formats and paths stumble over.
    project = Project.clone(folder, "our site's {0} %s")
    project.run()
    return project


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another current folder, with things in it that must not be taken for the project's."""
    for name in ("kollega", "tools", "lantern", "json", "click"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('the wrong one')")
    return tmp_path
