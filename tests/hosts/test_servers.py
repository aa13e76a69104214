"""The files for hosts, asked about by servers that run on this machine: all say the same."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import urllib3

from kollega.hosts import FORMS, description
from kollega.hosts.description import Served
from kollega.live import Redirect
from tests.deploy import servers
from tests.folders import write

MOVED = Redirect(old="blog/bl\u00e5 b+r/", to="stories/\u00e6/", source="")
FILE = Redirect(old="old$x.html", to="stories/", source="")
GONE = Redirect(old="jobs/nurse/", to="jobs/", source="", is_gone=True)
ALL = (MOVED, FILE, GONE)
LASTING = (*description.LASTING, "da/media", "da/static", "da/search/data")
FILES: dict[str, str | bytes] = {
    "index.html": "<title>Home</title>" + "." * 3000,
    "404.html": "<title>Missing</title>",
    "stories/index.html": "<title>Stories</title>",
    "static/a-0123.css": "body { color: teal }" * 100,
    "search/data/a-0123.json": "{}",
    "da/media/cards/0123.png": b"PNG",
    "it/media/index.html": "<title>Media of the IT department</title>",
    "feeds/all.atom": "<feed/>",
    "_headers": "/*",
    ".kollega/release.json": "{}",
    "fonts.woff2": b"wOF2",
    "people.csv": "name",
}


@contextmanager
def _nginx(folder: Path, root: Path, url: str) -> Iterator[str]:
    made = FORMS["nginx"](Served(ALL, url, lasting=LASTING))
    with servers.nginx(folder, root, made["kollega-http.conf"], made["kollega-server.conf"]) as base:
        yield base


@contextmanager
def _apache(folder: Path, root: Path, url: str) -> Iterator[str]:
    port = servers.free_port()
    modules = "authz_core dir headers mime mpm_event rewrite deflate filter"
    load = "\n".join(
        f"LoadModule {one}_module /usr/lib/apache2/modules/mod_{one}.so" for one in modules.split()
    )
    below = root / description.prefix(url).strip("/")
    write(below, dict(FORMS["apache"](Served(ALL, url, lasting=LASTING))))
    write(folder, {
        "httpd.conf": f"{load}\nUser nobody\nGroup nogroup\nServerName localhost\nServerRoot {folder}\nListen 127.0.0.1:{port}\n"
        f"DocumentRoot {root}\nPidFile {folder}/pid\nDefaultRuntimeDir {folder}\nErrorLog /dev/stderr\nTypesConfig /dev/null\n"
        f"<Directory {root}>\nAllowOverride All\nRequire all granted\n</Directory>\n",
    })  # fmt: skip
    for path in (*folder.parents[:4], folder):
        path.chmod(path.stat().st_mode | 0o055)
    with servers.running(
        [servers.program("apache2") or "", "-DFOREGROUND", "-f", f"{folder}/httpd.conf"], port
    ):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def _caddy(folder: Path, root: Path, url: str) -> Iterator[str]:
    port = servers.free_port()
    write(folder, dict(FORMS["caddy"](Served(ALL, url, lasting=LASTING))))
    write(folder, {
        "Caddyfile": f"{{\n\tadmin off\n\tauto_https off\n}}\nhttp://127.0.0.1:{port} {{\n\troot * {root}\n"
        f"\timport {folder}/kollega.caddy\n}}\n",
    })  # fmt: skip
    command = [
        servers.program("caddy") or "",
        "run",
        "--config",
        f"{folder}/Caddyfile",
        "--adapter",
        "caddyfile",
    ]
    with servers.running(command, port, {"HOME": str(folder), "XDG_DATA_HOME": str(folder)}):
        yield f"http://127.0.0.1:{port}/"


SERVERS: dict[str, Callable[[Path, Path, str], object]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
}


@pytest.mark.parametrize("under", ["/", "/careers/"])
@pytest.mark.parametrize("host", [pytest.param(name, marks=getattr(pytest.mark, name)) for name in SERVERS])
def test_a_server_does_what_the_description_says(host: str, under: str, tmp_path: Path) -> None:
    url = f"https://example.org{under}"
    root = tmp_path / "www"
    write(root / under.strip("/"), FILES)
    with ExitStack() as stack:
        base = stack.enter_context(SERVERS[host](tmp_path / "conf", root, url)).rstrip("/") + under  # type: ignore[arg-type]

        def ask(path: str) -> urllib3.BaseHTTPResponse:
            return urllib3.request("GET", base + path, redirect=False, headers={"Accept-Encoding": "gzip"})

        page = ask("")
        assert page.status == 200 and b"Home" in page.data
        assert page.headers["Content-Type"].lower() == "text/html; charset=utf-8"
        assert page.headers["Content-Encoding"] == "gzip"
        for name, value in description.headers().items():
            assert page.headers.getlist(name) == [value], name
            assert ask("nowhere").headers.getlist(name) == [value], name
        assert page.headers.getlist("Cache-Control") == [description.SHORT]
        for path in ("static/a-0123.css", "search/data/a-0123.json", "da/media/cards/0123.png", "it/media/"):
            assert ask(path).headers.getlist("Cache-Control") == [description.cache(path)], path
        for path in ("feeds/all.atom", "fonts.woff2", "people.csv"):
            kind = description.media_type(path)
            # Caddy has types of its own, and leaves the letters of some texts unsaid.
            said = ask(path).headers["Content-Type"]
            assert said == kind or (host == "caddy" and said == kind.partition(";")[0]), path
        assert b"Stories" in ask("stories/").data
        for path in ("nowhere", "_headers", ".kollega/release.json", "stories/nowhere.html"):
            answer = ask(path)
            assert answer.status == 404 and b"Missing" in answer.data, path
        for path in ("blog/bl%C3%A5%20b%2Br/", "blog/bl%C3%A5%20b%2Br"):
            for query in ("", "?ref=k3vq7m&utm_source=%C3%A6+x"):
                answer = ask(path + query)
                assert answer.status == 301, path
                assert answer.headers["Location"].endswith(f"{under}stories/%C3%A6/{query}"), path
        assert ask("old$x.html").headers["Location"].endswith(f"{under}stories/")
        for path in ("jobs/nurse/", "jobs/nurse"):
            answer = ask(path)
            assert answer.status == 410 and b"Missing" in answer.data, path


def test_the_function_of_cloudfront_does_the_same(tmp_path: Path) -> None:
    import shutil

    if not (node := shutil.which("node")):
        pytest.skip("there is no node")
    code = FORMS["s3"](Served(ALL, "https://example.org/"))["cloudfront-function.js"]
    code += """
    function request(address) {
      var parts = address.split("?");
      return {uri: parts[0], rawQueryString: function () { return parts[1]; }};
    }
    """
    asked = [
        "/",
        "/stories/",
        "/stories",
        "/blog/bl%C3%A5%20b+r/",
        "/jobs/nurse",
        "/static/a.css",
        "/.kollega/lock",
        "/%zz",
        "/stories?a=b&a=%20",
        "/blog/bl%C3%A5%20b+r?ref=k3vq7m&utm_source=x",
        "//elsewhere.example/x",
    ]
    code += "".join(
        f'console.log(JSON.stringify(handler({{request: request("{path}")}})));' for path in asked
    )
    said = subprocess.run([node, "-e", code], capture_output=True, text=True, check=True).stdout.splitlines()
    assert '"uri":"/index.html"' in said[0] and '"uri":"/stories/index.html"' in said[1]
    assert '"/stories/"' in said[2] and '"/stories/%C3%A6/"' in said[3] and "301" in said[3]
    assert "410" in said[4] and '"uri":"/static/a.css"' in said[5] and "404" in said[6] and len(said) == 11
    assert '"/elsewhere.example/x/"' in said[10]  # two slashes would begin the name of another host
    assert '"/stories/?a=b&a=%20"' in said[8] and '"/stories/%C3%A6/?ref=k3vq7m&utm_source=x"' in said[9]
