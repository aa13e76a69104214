"""What the server answers, and to whom."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kollega.diagnostics import Report
from kollega.serve.lookup import Outputs
from kollega.serve.server import NoPort, Server, network_address
from kollega.serve.state import News

from .conftest import PAGE, Served
from .program import events, get

SCRIPT = '<script src="/_kollega/reload.js" data-build="one" defer></script>\n'


def test_a_page_gets_the_script_and_its_file_does_not(served: Served) -> None:
    status, headers, body = get(served.url, "/stories/")
    assert status == 200 and body == PAGE.format("Stories") + SCRIPT
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store" and headers["x-content-type-options"] == "nosniff"
    assert (served.folder / "public/stories/index.html").read_text() == PAGE.format("Stories")


def test_other_files_are_served_as_they_are(served: Served) -> None:
    status, headers, body = get(served.url, "/feeds/all.rss")
    assert (status, headers["content-type"], body) == (200, "application/rss+xml; charset=utf-8", "<rss/>")


def test_backstage_has_its_own_place(served: Served) -> None:
    assert PAGE.format("Backstage") in get(served.url, "/_backstage/")[2]
    assert get(served.url, "/_backstage")[1]["location"] == "/_backstage/"


def test_a_site_below_a_path(served: Served) -> None:
    served.tell(path="/careers/")
    assert get(served.url, "/")[:2][1]["location"] == "/careers/"
    assert PAGE.format("Stories") in get(served.url, "/careers/stories/")[2]
    assert get(served.url, "/stories/")[0] == 404
    assert get(served.url, "/_backstage/")[0] == 200


def test_what_is_not_there(served: Served) -> None:
    status, _, body = get(served.url, "/nothing/")
    assert status == 404 and body == PAGE.format("Not found") + SCRIPT
    assert get(served.url, "/_kollega/nothing.js")[0] == 404
    (served.folder / "public/404.html").unlink()
    assert get(served.url, "/nothing/")[0] == 404


def test_before_the_first_build_there_is_a_page_that_waits(
    serving_outputs: Callable[[dict[str, str | bytes]], Served],
) -> None:
    served = serving_outputs({})
    served.tell(build="")
    status, _, body = get(served.url, "/stories/")
    assert status == 503 and "Nothing to show yet" in body and 'data-build=""' in body


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//../secret.txt", "/a/../../secret.txt"],
)
def test_nothing_outside_is_served(served: Served, path: str) -> None:
    status, _, body = get(served.url, path)
    assert status == 404 and "secret" not in body


def test_no_link_leads_out(served: Served) -> None:
    (served.folder / "public/link.txt").symlink_to(served.folder / "secret.txt")
    (served.folder / "public/out").symlink_to(served.folder)
    for path in ("/link.txt", "/out/secret.txt"):
        assert get(served.url, path)[0] == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "10.1.2.3", "", "[::"]
)
def test_other_names_are_refused(served: Served, host: str) -> None:
    for path in ("/", "/_kollega/events", "/_kollega/reload.js"):
        status, _, body = get(served.url, path, Host=host)
        assert status == 403 and "Home" not in body


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"])
def test_this_machine_is_served(served: Served, host: str) -> None:
    assert get(served.url, "/", Host=host)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_the_preview_can_only_be_read(served: Served, method: str) -> None:
    status, headers, _ = get(served.url, "/", method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/", "/film.mp4", "/nothing/", "/stories"])
def test_head_is_get_without_a_body(served: Served, path: str) -> None:
    status, headers, body = get(served.url, path)
    headed, others, nothing = get(served.url, path, "HEAD")
    assert (headed, others["content-length"], nothing) == (
        status,
        str(len(body.encode())),
        "",
    ) or path == "/film.mp4"
    assert others["content-length"] == headers["content-length"]


def test_a_part_of_a_film(served: Served) -> None:
    status, headers, body = get(served.url, "/film.mp4", Range="bytes=10-19")
    assert (status, headers["content-range"], headers["content-length"]) == (206, "bytes 10-19/100", "10")
    assert body.encode() == bytes(range(10, 20))
    assert get(served.url, "/film.mp4")[1]["accept-ranges"] == "bytes"
    assert get(served.url, "/film.mp4", Range="bytes=100-")[0] == 416


def test_the_next_free_port_is_taken(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path, tmp_path)
    first = Server(outputs, News(), port=0, share=False)
    try:
        second = Server(outputs, News(), port=first.port, share=False)
        assert first.port < second.port < first.port + 50
        second.stop()
    finally:
        first.stop()


def test_no_port(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 65535))
        taken.listen()
        with pytest.raises(NoPort, match="65535"):
            Server(Outputs(tmp_path, tmp_path), News(), port=65535, share=False)


def test_others_reach_it_only_when_asked(tmp_path: Path) -> None:
    address = network_address()
    if not address:
        pytest.skip("this machine is in no network")
    (tmp_path / "index.html").write_text(PAGE.format("Home"))
    for share in (False, True):
        server = Server(Outputs(tmp_path, tmp_path), News(), port=0, share=share)
        url = f"http://{address}:{server.port}/"
        if share:
            assert get(url, "/")[0] == 200
            assert get(url, "/", Host="evil.example")[0] == 403
        else:
            with pytest.raises(OSError):
                get(url, "/")
        server.stop()


def test_open_pages_hear_the_state_and_each_later_one(served: Served) -> None:
    report = Report()
    report.add("config-missing", "mkdocs.yml", near="</script>\n\ndata: x")
    with events(served.url) as heard:
        assert next(heard)["build"] == "one"
        served.tell(build="two", failure="A sentence.", problems=report.diagnostics)
        state = next(heard)
    assert (state["build"], state["failure"]) == ("two", "A sentence.")
    assert state["problems"][0]["path"] == "mkdocs.yml"


def test_many_pages_listen_at_once(served: Served) -> None:
    with ExitStack() as stack:
        heard = [stack.enter_context(events(served.url)) for _ in range(30)]
        assert {next(one)["build"] for one in heard} == {"one"}
        served.tell(build="two")
        assert {next(one)["build"] for one in heard} == {"two"}


def test_a_request_that_is_none_does_no_harm(served: Served) -> None:
    address = urlsplit(served.url)
    for garbage in (
        b"\r\n",
        b"\x00\xff\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET " + b"/" * 70000,
    ):
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=5) as connection:
            connection.sendall(garbage)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass
    assert get(served.url, "/")[0] == 200
