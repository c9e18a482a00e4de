"""`autograder doctor`: it passes here, and each of its checks sees what it is there to see."""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder import cli
from autograder.doctor import check as checks
from autograder.doctor import grounds, machine, outside, spaces
from autograder.doctor.check import Bench, Check, Finding, Outcome, tried
from autograder.doctor.examine import examine
from autograder.doctor.probes import processes
from autograder.doctor.show import lines_of
from autograder.doctor.table import CHECKS
from autograder.judge.client import Sandbox
from autograder.sandbox import box as boxes
from autograder.sandbox import groups

pytestmark = pytest.mark.takes(90)

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("autograder", "loopback")


@pytest.fixture
def doctor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run `autograder doctor`; return its exit status and what it printed."""

    def run() -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["autograder", "doctor"])
        with pytest.raises(SystemExit) as end:
            cli.run()
        return int(end.value.code or 0), capsys.readouterr().out

    return run


@pytest.fixture
def course(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A course with a gradebook, and a home of its own; not in /tmp, which a submission cannot see anyway."""
    (ROOT / "build").mkdir(exist_ok=True)
    where = "/var/tmp" if ROOT.is_relative_to("/tmp") else ROOT / "build"
    with tempfile.TemporaryDirectory(prefix="doctor-", dir=where) as folder:
        for name in ("course/nbgrader_config.py", "course/build/gradebook.db", "home/diary"):
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("")
        monkeypatch.setenv("HOME", str(Path(folder, "home")))
        with contextlib.chdir(Path(folder, "course")):
            yield Path(folder, "course")


def finding_of(words: str, course: Path, sandbox: Callable[[], Sandbox] = Sandbox) -> Finding:
    """What one check finds: that whose property has these words."""
    (check,) = (check for check in CHECKS if words in check.property)
    with (
        grounds.outside(course, course / "build" / "gradebook.db") as ours,
        sandbox() as box,
        grounds.neighbour(box, str(ours["token"])) as theirs,
    ):
        return tried(check, Bench(box, ours | theirs))


def test_every_property_holds_here(doctor, course: Path) -> None:
    status, out = doctor()
    assert "FAIL" not in out and status == 0
    assert all(check.property in out for check in CHECKS)
    first, *_, last = out.splitlines()
    assert first.startswith("Linux ") and (" as root" in first or " as user " in first)
    assert "none failed" in last


def test_it_says_who_counts_what_a_submission_takes_and_why_not_the_other() -> None:
    said = machine.counted("no such thing")
    assert "added up by the warden" in said and said.endswith("no control group is used: no such thing.")
    found = groups.find()
    if isinstance(found, str):
        assert machine.counted().endswith(f"no control group is used: {found}.")
    else:
        assert f"a control group of version {found.version} below {found.folders[0]}" in machine.counted()


def test_where_a_deadline_ended_the_attempt_the_remedy_begins_with_a_slow_machine() -> None:
    hang = checks.notebook(checks.run("import time\ntime.sleep(60)"), limits=replace(checks.ROOMY, cell=1.0))
    raised = checks.notebook(checks.run("raise ValueError('no')"))
    with Sandbox() as box:
        slow, wrong = (tried(Check("It holds.", each, "Report it."), Bench(box)) for each in (hang, raised))
    assert (slow.mark, slow.remedy) == ("FAIL", checks.SLOW + "Report it.") and "timed out" in slow.seen
    assert (wrong.mark, wrong.remedy) == ("FAIL", "Report it.")


WITHOUT = [  # what holds without a sandbox too
    "Its own loopback works",
    "kernel's own TCP",
    "A hidden test is nowhere",
    "The limits on wall time",
    "What a right answer may need",
    "No address is reached",  # where the machine has no network
]
if os.geteuid() != 0:
    WITHOUT += ["No raw socket", "neither root's", "not root inside"]


def test_without_a_sandbox_the_rest_fails_each_with_a_remedy_and_nothing_is_left(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens: list[str] = []
    token_hex = secrets.token_hex

    def noted(size: int) -> str:
        tokens.append(token_hex(size))
        return tokens[-1]

    monkeypatch.setattr(grounds.secrets, "token_hex", noted)
    found = list(examine(course, course / "build" / "gradebook.db", lambda: Sandbox(sandboxed=False)))
    properties = {check.property for check in CHECKS}
    for finding in found:
        if finding.property in properties and not any(words in finding.property for words in WITHOUT):
            assert finding.mark == "FAIL" and finding.seen and finding.remedy, finding
    assert tokens and not [token for token in tokens if list(Path("/tmp").glob(f"doctor-{token}*"))]
    assert not [
        token
        for token in tokens
        for word in ("-neighbour", "-left", "-cell")
        if processes.running(f"doctor-{token}{word}")
    ]


def test_what_is_cleared_away_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    token = f"doctor-{secrets.token_hex(8)}"
    processes.leave(token)
    send = signal.pidfd_send_signal

    def late(descriptor: int, number: int) -> None:  # as on a busy machine: 40 ms were seen
        threading.Timer(0.2, send, (os.dup(descriptor), number)).start()

    monkeypatch.setattr(grounds.signal, "pidfd_send_signal", late)
    assert processes.running(token)
    grounds.clear(token, 1 + secrets.randbelow(1 << 30))
    assert not processes.running(token)


SHOWN = {
    "The course folder": lambda course: bound("--ro-bind", course, course),
    "The gradebook": lambda course: bound("--ro-bind", *[course / "build" / "gradebook.db"] * 2),
    "The home folder": lambda course: bound("--ro-bind", *[course.parent / "home"] * 2),
    "/etc/shadow": lambda course: bound("--ro-bind", *[Path("/etc/shadow")] * 2),
    "All is read-only": lambda course: bound("--bind", course, Path("/course")),
}


def bound(option: str, source: Path, target: Path) -> list[str]:
    """Options that show a file in the sandbox, in folders that everybody may pass."""
    parents = [word for parent in reversed(target.parents[:-1]) for word in ("--dir", str(parent))]
    return [*parents, option, str(source), str(target)]


@pytest.mark.parametrize("words", SHOWN)
def test_what_the_sandbox_should_not_show_is_found(
    words: str, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course.chmod(0o777)
    original = boxes._bubblewrap

    def leaky(root: bool) -> list[str]:
        options = original(root)
        at = options.index("--remount-ro")
        return [*options[:at], *SHOWN[words](course), *options[at:]]

    monkeypatch.setattr(boxes, "_bubblewrap", leaky)
    finding = finding_of(words, course)
    assert finding.mark == "FAIL" and finding.seen and finding.remedy, finding


def test_a_variable_of_the_graders_environment_is_found(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = boxes._bubblewrap
    monkeypatch.setattr(
        boxes, "_bubblewrap", lambda root: [each for each in original(root) if each != "--clearenv"]
    )
    assert "variable" in finding_of("no variable of its environment", course).seen


WARDEN, JUDGE = "autograder/sandbox/warden.py", "autograder/judge/judge.py"
LIMITS, NAMESPACES = "autograder/sandbox/limits.py", "autograder/sandbox/namespaces.py"
GROUPS = "autograder/sandbox/groups.py"
FAULTS = {  # a property, and what someone could do to the code by mistake: a file, what is there, what is written
    "No file of the grader's is open": [
        (
            "autograder/student/shell.py",
            '        sys.modules["__main__"] = self.module\n',
            '        sys.modules["__main__"] = self.module\n        self.x = open("/usr/bin/env")\n',
        )
    ],
    "can mount nothing": [(WARDEN, "namespaces.forbid_more(limits.networks)", "pass")],
    "the terminals are private": [
        (
            WARDEN,
            '"devpts", "/dev/pts", namespaces.MS_NOSUID | namespaces.MS_NOEXEC, "newinstance,ptmxmode=666"',
            '"tmpfs", "/tmp"',
        )
    ],
    "No address is reached": [
        (
            NAMESPACES,
            "_IFF_UP_RUNNING))\n",
            "_IFF_UP_RUNNING))\n        address = struct.pack('16sHH4s8x', b'lo:0', 2, 0, bytes((192, 0, 2, 1)))\n"
            "        fcntl.ioctl(sock, 0x8916, address)\n",
        )
    ],
    "at 127.0.0.1": [(JUDGE, "namespaces.raise_loopback()", "pass")],
    "Another submission's port": [
        (JUDGE, "namespaces.new_user(0, namespaces.NEWNET)", "pass"),
        (JUDGE, "namespaces.raise_loopback()", "pass"),
    ],
    "No raw socket": [
        (WARDEN, "namespaces.new_user(INSIDE, flags)", "namespaces.unshare(flags)"),
        (WARDEN, "namespaces.drop_capabilities()", "pass"),
    ],
    "kernel's own TCP": [
        ("loopback/kernel/namespace/inside.py", "_CLONE_NEWUSER | _CLONE_NEWNET", "0x7FFFFFFF")
    ],
    "Other processes are not seen": [(WARDEN, 'namespaces.mount("proc", "/proc")', "pass")],
    "Other processes cannot be traced": [(WARDEN, "namespaces.set_dumpable(False)", "pass")],
    "A hidden test is nowhere": [
        (
            JUDGE,
            "        for tests, group in itertools",
            "        self._run(f'x = {steps!r}')\n        for tests, group in itertools",
        )
    ],
    "leads past the network": [(WARDEN, "namespaces.filter_calls()", "pass")],
    "no capability": [(WARDEN, "                namespaces.drop_capabilities()", "                pass")],
    "not root inside": [(WARDEN, "INSIDE = 1000", "INSIDE = 0")],
    "Keys that others left": [
        (WARDEN, "namespaces.leave_keyring()", "pass"),
        (WARDEN, "namespaces.filter_calls()", "pass"),
    ],
    "System V": [
        (WARDEN, "| namespaces.NEWIPC ", ""),
        (WARDEN, "namespaces.filter_calls()", "pass"),
    ],
    "gone after that cell": [(JUDGE, 'self._order("sweep") is not True', "False")],
    "gone after it": [
        (WARDEN, "namespaces.die_with_parent(signal.SIGKILL)", "pass"),
        (
            WARDEN,
            "                if not order:\n                    return",
            "                if not order:\n                    signal.pause()",
        ),
    ],
    "What a right answer may need": [
        (LIMITS, "(resource.RLIMIT_NPROC, limits.processes)", "(resource.RLIMIT_NPROC, 8)")
    ],
    "memory of all processes": [(WARDEN, "if total <= self.limits.memory", "if True")],
    "shared memory.": [
        (WARDEN, "each.endswith(_SHARED_MAPPING)", "False"),
        (GROUPS, '(b"rss", b"anon", b"shmem")', '(b"rss", b"anon")'),
    ],
    "address space": [(LIMITS, "(resource.RLIMIT_AS, limits.address_space),", "")],
    "a fork bomb": [
        (LIMITS, "(resource.RLIMIT_NPROC, limits.processes),", ""),
        (WARDEN, "groups.enter(group)", "groups.enter(group[:1])"),  # a control group has that limit, too
    ],
    "size of a file": [(LIMITS, "(resource.RLIMIT_FSIZE, limits.file_size),", "")],
    "size of all files": [(WARDEN, "size={limits.scratch},", "")],
    "open descriptors": [(LIMITS, "(resource.RLIMIT_NOFILE, limits.descriptors),", "")],
    "processor time": [(LIMITS, "(resource.RLIMIT_CPU, limits.processor),", "")],
    "wall time": [(JUDGE, "self.timeouts[kind], ", "20.0, ")],
}


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[tuple[str, str, str]]], None]:
    """Have the sandbox run a copy of the code with something changed in it."""

    def change(changes: list[tuple[str, str, str]]) -> None:
        for package in PACKAGES:
            shutil.copytree(ROOT / package, tmp_path / "bench" / package)
        for path, there, instead in changes:
            file = tmp_path / "bench" / path
            text = file.read_text()
            assert there in text, f"{path} has changed, and so must this test: {there}"
            file.write_text(text.replace(there, instead))
        monkeypatch.setattr(boxes, "_package", lambda name: tmp_path / "bench" / name)

    return change


# What holds on to memory that nobody takes away is seen when its cell's time is up, however long that is.
SEEN_IN_THE_END = ("memory of all processes", "shared memory.")


@pytest.mark.parametrize("words", FAULTS)
def test_a_fault_in_the_sandbox_is_found(
    words: str, course: Path, changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(FAULTS[words])
    if words in SEEN_IN_THE_END:
        judged = checks.judged
        monkeypatch.setattr(
            checks, "judged", lambda box, steps, limits: judged(box, steps, replace(limits, cell=2.0))
        )
    finding = finding_of(words, course)
    assert finding.mark == "FAIL" and finding.seen and finding.remedy, finding


def test_ipv6_that_is_missing_is_a_warning_only(course: Path, changed) -> None:
    off = "_IFF_UP_RUNNING))\n    Path('/proc/sys/net/ipv6/conf/lo/disable_ipv6').write_text('1')\n"
    changed([(NAMESPACES, "_IFF_UP_RUNNING))\n", off)])
    assert finding_of("at ::1", course).mark == "WARN"


def test_a_user_with_an_account_is_found(course: Path) -> None:
    check = Check("A made-up one.", outside.nobodys(account=lambda user: user), "A remedy.")
    with Sandbox() as box, grounds.neighbour(box, "doctor-test") as facts:
        finding = tried(check, Bench(box, facts))
    assert finding.mark == ("FAIL" if boxes.to_give() else "PASS")
    assert not boxes.to_give() or "has an account here" in finding.seen


def test_a_check_that_breaks_off_has_failed() -> None:
    def broken(bench: Bench) -> Outcome:
        raise OSError("no such thing")

    assert tried(Check("A made-up one.", broken, "A remedy."), Bench(None)).mark == "FAIL"  # type: ignore[arg-type]


def test_a_machine_without_bubblewrap_is_told_how_to_get_it(
    doctor, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(course))
    status, out = doctor()
    assert status == 1
    assert "FAIL  bubblewrap is here." in out and "sudo apt-get install bubblewrap" in out
    assert f"{len(CHECKS)} more properties" in out and "do not grade" in out


@pytest.mark.parametrize("kind", ["user", "net", "pid"])
def test_a_machine_without_namespaces_is_told_which_setting_to_change(kind: str, course: Path) -> None:
    """Inside a user namespace one may forbid oneself others, as an administrator may everybody."""
    command = f'echo 0 > /proc/sys/user/max_{kind}_namespaces && exec "$0" -m autograder doctor'
    words = ["unshare", "--user", "--map-root-user", "sh", "-c", command, sys.executable]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert f"sudo sysctl user.max_{kind}_namespaces=" in done.stdout and "do not grade" in done.stdout


def test_a_doctor_with_a_small_number_is_not_taken_for_a_process_inside(course: Path) -> None:
    """In a container it may well be process 2, as each submission is in its own namespace."""
    container = ["bwrap", "--dev-bind", "/", "/", "--unshare-pid", "--bind", "/proc", "/proc"]
    program = """
from tests.autograder.test_doctor import finding_of
from pathlib import Path
print(finding_of("cannot be traced", Path.cwd()))"""
    done = subprocess.run([*container, sys.executable, "-c", program], capture_output=True, text=True)
    assert "mark='PASS'" in done.stdout, done.stdout + done.stderr


def test_a_container_with_a_masked_proc_is_told_how_to_unmask_it(course: Path) -> None:
    masked = [
        "bwrap",
        "--dev-bind",
        "/",
        "/",
        "--unshare-pid",
        "--proc",
        "/proc",
        "--ro-bind",
        "/proc/sys",
        "/proc/sys",
    ]
    done = subprocess.run(
        [*masked, sys.executable, "-m", "autograder", "doctor"], capture_output=True, text=True
    )
    assert done.returncode == 1 and "mount /proc" in done.stdout, done.stdout + done.stderr
    assert "systempaths=unconfined" in done.stdout


@pytest.mark.parametrize(
    "setting, value, remedy",
    [
        ("kernel/apparmor_restrict_unprivileged_userns", "1", machine.UBUNTU),
        ("kernel/unprivileged_userns_clone", "0", machine.DEBIAN),
        ("user/max_user_namespaces", "0", "user.max_user_namespaces=15000"),
    ],
)
def test_a_setting_that_forbids_namespaces_is_the_remedy(
    setting: str, value: str, remedy: str, tmp_path: Path
) -> None:
    file = tmp_path / setting
    file.parent.mkdir()
    file.write_text(value + "\n")
    assert remedy in machine.remedy(spaces.USER, 1, tmp_path)
    file.unlink()
    assert machine.remedy(spaces.USER, 1, tmp_path) != machine.remedy(spaces.USER, 28, tmp_path)


def test_where_no_setting_explains_it_every_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_in_container", lambda: False)
    told = machine.remedy(spaces.PROCESSES, 1, tmp_path)
    assert all(each in told for each in (machine.UBUNTU, machine.DEBIAN, machine.DOCKER))
    monkeypatch.setattr(machine, "_in_container", lambda: True)
    assert machine.remedy(spaces.PROCESSES, 1, tmp_path) == machine.DOCKER


def test_a_finding_is_shown_with_what_was_seen_and_the_remedy() -> None:
    lines = [line.plain for line in lines_of(Finding("FAIL", "It holds.", "It does not.", "Mend it."))]
    assert lines == ["FAIL  It holds.", "      It does not.", "      Remedy: Mend it."]
