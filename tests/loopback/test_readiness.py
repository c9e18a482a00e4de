"""What works on this machine is tried out, and what does not is told with what stands in for it."""

import pytest

from loopback import readiness
from loopback.kernel.namespace.host import ALLOWED_BY
from loopback.readiness import abilities, what_works
from loopback.system import System


def test_on_the_machine_that_tests_the_course_everything_that_is_needed_works(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert [each.what for each in abilities() if each.is_needed and not each.works] == []
    what_works()
    assert capsys.readouterr().out.endswith("Everything that the course needs works here.\n")


def test_what_does_not_work_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def forbidden(host: str) -> bytes:
        raise PermissionError(f"no sockets at {host}")

    monkeypatch.setattr(readiness, "_tcp", forbidden)
    monkeypatch.setattr(readiness, "loopback_hosts", lambda: ("127.0.0.1",))
    what_works()
    said = capsys.readouterr().out.splitlines()
    assert any(line.startswith("✗ TCP on 127.0.0.1: a firewall") for line in said)
    assert "○ TCP and UDP on ::1: IPv6 is left out, also in the tests that you run" in said
    assert said[-1].startswith("What has a ✗ is needed")


def test_a_bench_of_another_version_is_needed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    def own(installed: str) -> list[tuple[bool, str]]:
        monkeypatch.setattr(readiness, "_installed", lambda: installed)
        return [(each.works, each.what) for each in abilities("1.0+new") if "bench" in each.what]

    assert own("1.0+new") == own("") == [(True, "the lab bench 1.0+new")]
    assert own("1.0+old") == [(False, "the lab bench 1.0+new")]


def test_a_system_that_starts_no_server_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError("no other process here")

    monkeypatch.setattr("subprocess.Popen", forbidden)
    monkeypatch.setattr(System, "has_namespaces", True)
    what_works()
    said = capsys.readouterr().out
    assert "✗ a server in a process of its own: a security program may keep Python from" in said
    assert "What has a ✗ is needed" in said


@pytest.mark.parametrize(
    ("platform", "end"),
    [
        ("linux", "says so. To allow it here: " + ALLOWED_BY),
        ("darwin", "and a line says so"),
        ("win32", "and a line says so"),
    ],
)
def test_a_network_of_a_notebooks_own_has_a_remedy_where_there_is_one(
    platform: str, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(System, "has_namespaces", False)
    monkeypatch.setattr(readiness.sys, "platform", platform)
    monkeypatch.setattr(readiness, "_served", lambda host: b"hello")
    [network] = [each for each in abilities() if each.what == "a network of a notebook's own"]
    assert not network.works and not network.is_needed
    assert network.otherwise.startswith("a recording of Linux") and network.otherwise.endswith(end)
