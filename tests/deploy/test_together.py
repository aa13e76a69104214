"""Two runs at once: one works, the other is sent away, and visitors never see a mixture."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.deploy.conftest import Figures, Scene, publish, visited
from tests.deploy.releases import expected, release
from tests.folders import contents

MakeScene = Callable[[str], Scene]

#: Publishes a release again and again, and another between; tells how often it did and was sent away.
_RUN = """
import sys
from pathlib import Path
from kollega import deploy
from kollega.deploy import lease
from kollega.targets import Target
from tests.deploy.releases import order
lease.LEASE, lease._LOOK, lease._BEAT = 30.0, 0.01, 0.02
target = Target(name="live", to=sys.argv[1], address=sys.argv[2], layout=sys.argv[3])
done = busy = 0
for number in range(1000):
    try:
        with deploy.opened(target) as place:
            place.publish(order(Path(sys.argv[4 + number % 2])))
        done += 1
    except deploy.Busy:
        busy += 1
    if done >= 4 and busy >= 2:
        break
print(done, busy, flush=True)
"""


@pytest.mark.slow
@pytest.mark.nginx
@pytest.mark.parametrize(
    "kind", ["folder-switch", "folder-flat", pytest.param("sftp-flat", marks=pytest.mark.sshd)]
)
def test_two_runs_at_once_do_not_mix(kind: str, scene: MakeScene, tmp_path: Path, figures: Figures) -> None:
    there = scene(kind)
    orders = [release(tmp_path / str(n), f"release-{n}", heavy=200_000) for n in range(4)]
    publish(there, orders[0])
    with visited(there, tmp_path) as crawler:
        target = (there.target.to, there.target.address, there.target.layout)
        runs = [
            subprocess.Popen(
                [sys.executable, "-c", _RUN, *target, *(str(order.folder) for order in pair)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )
            for pair in (orders[:2], orders[2:])
        ]  # fmt: skip
        told = [run.communicate(timeout=300) for run in runs]
    assert not any(run.returncode for run in runs), told
    counts = [tuple(map(int, out.split())) for out, _ in told]
    figures("published", sum(done for done, _ in counts))
    figures("sent away", sum(busy for _, busy in counts))
    figures("pages", crawler.pages)
    assert all(done for done, _ in counts) and sum(busy for _, busy in counts)
    assert not crawler.wrong, crawler.wrong
    assert any(expected(order).items() <= there.files().items() for order in orders)
    assert not [path for path in contents(there.root) if "lock" in path]
