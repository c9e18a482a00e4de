"""Control groups, in a made-up tree of either version, and in the kernel's own where it lets us."""

import errno
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.judge.client import Sandbox
from autograder.sandbox import groups, warden
from autograder.sandbox.groups import NAME, SWITCH, Group, Groups, Place
from autograder.sandbox.limits import Limits, MiB
from autograder.wire.results import StepEnded
from tests.autograder.test_sandbox import LIMITS, ROOT, came_of

PLAIN = Limits()
ALL = PLAIN.memory + 3 * PLAIN.scratch
FILES = {
    "memory": {
        "cgroup.procs": "",
        "tasks": "",
        "memory.limit_in_bytes": "",
        "memory.memsw.limit_in_bytes": "",
        "memory.usage_in_bytes": "4096",
        "memory.oom_control": "oom_kill_disable 0\nunder_oom 0\noom_kill 0\n",
        "memory.stat": "cache 300\nrss 5000\nrss_huge 0\nshmem 100\ntotal_rss 5000\n",
    },
    "pids": {"cgroup.procs": "", "tasks": "", "pids.max": "max\n"},
    "unified": {
        "cgroup.procs": "",
        "cgroup.kill": "",
        "memory.max": "max\n",
        "memory.swap.max": "max\n",
        "memory.current": "4096",
        "memory.stat": "anon 5000\nfile 300\nkernel 70\nshmem 100\nanon_thp 0\n",
        "memory.events": "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n",
        "pids.max": "max\n",
    },
}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which folders come and go as in the kernel's: with files, and not while a process is in them."""
    mkdir, rmdir, kill = os.mkdir, os.rmdir, os.kill

    def made(path: Path, mode: int = 0o777) -> None:
        mkdir(path, mode)
        if Path(path).name.startswith(NAME):
            for name, text in FILES[next(part for part in path.parts if part in FILES)].items():
                (path / name).write_text(text)

    def removed(path: Path, **options: int) -> None:
        if Path(path).name.startswith(NAME):
            ended = path / "cgroup.kill"
            if (path / "cgroup.procs").read_text() and not (ended.exists() and ended.read_text()):
                raise OSError(errno.EBUSY, "Device or resource busy")
            for file in path.iterdir():
                file.unlink()
        rmdir(path, **options)

    def killed(pid: int, number: int) -> None:
        for members in (each for each in tmp_path.rglob("cgroup.procs") if str(pid) in each.read_text()):
            assert number == signal.SIGKILL
            members.write_text("")

    monkeypatch.delenv(SWITCH, raising=False)
    with monkeypatch.context() as changed:
        changed.setattr(groups.os, "mkdir", made)
        changed.setattr(groups.os, "rmdir", removed)
        changed.setattr(groups.os, "kill", killed)
        yield tmp_path
    assert os.kill is kill


@pytest.fixture(params=[1, 2])
def place(tree: Path, request: pytest.FixtureRequest) -> Place:
    names = ("memory", "pids") if request.param == 1 else ("unified",)
    folders = tuple(tree / name / "grader" for name in names)
    for folder in folders:
        folder.mkdir(parents=True)
    return Place(request.param, folders)


def left(place: Place) -> list[str]:
    return [path.name for folder in place.folders for path in folder.glob(f"{NAME}*")]


def own(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "own"
    file.write_text("\n".join(lines) + "\n")
    return file


def test_in_version_1_groups_are_made_below_the_graders_own(tree: Path) -> None:
    for path in ("memory/a/b", "pids/c"):
        (tree / path).mkdir(parents=True)
    lines = "9:name=systemd:/", "8:cpu,pids:/c", "4:memory:/a/b", "0::/"
    assert groups.find(tree, own(tree, *lines)) == Place(1, (tree / "memory/a/b", tree / "pids/c"))
    shutil.rmtree(tree / "pids")
    assert "version 1" in str(groups.find(tree, own(tree, *lines)))


def version_2(tree: Path, scope: str = "user/app/run.scope") -> Path:
    """A tree of which `user` and `user/app` have groups with limits, and `app` is the user's."""
    (tree / "cgroup.controllers").write_text("cpu memory pids\n")
    (tree / scope).mkdir(parents=True)
    for name, controllers in (("user", "memory pids"), ("user/app", "cpu memory pids"), (scope, "")):
        (tree / name / "cgroup.subtree_control").write_text(controllers + "\n")
        (tree / name / "cgroup.procs").write_text("")
        (tree / name / "memory.max").write_text("max\n")
    return own(tree, f"0::/{scope}")


def test_in_version_2_groups_are_made_in_the_nearest_folder_whose_groups_have_limits(tree: Path) -> None:
    lines = version_2(tree)
    assert groups.find(tree, lines) == Place(2, (tree / "user/app",))
    (tree / "user/app/cgroup.subtree_control").write_text("pids\n")
    assert groups.find(tree, lines) == Place(2, (tree / "user",))


@pytest.mark.parametrize(
    "change, why",
    [
        (lambda tree: (tree / "user/app/run.scope/memory.max").write_text("1000"), "would leave"),
        (lambda tree: [file.unlink() for file in tree.rglob("cgroup.subtree_control")], "none here may have"),
        (lambda tree: (tree / "cgroup.controllers").unlink(), "this machine has none"),
        (lambda tree: (tree / "own").unlink(), "this machine has none"),
        (lambda tree: os.environ.update({SWITCH: "no"}), SWITCH),
    ],
)
def test_where_none_can_be_had_it_says_why(
    change: Callable[[Path], object], why: str, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SWITCH, "yes")
    lines = version_2(tree)
    change(tree)
    found = groups.find(tree, lines)
    assert why in str(found)
    made = Groups(found)
    with made.one(PLAIN) as descriptors:
        assert (descriptors, made.why_not) == ((), found)


def test_a_user_who_may_make_none_is_told_how_one_can_be_had(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = version_2(tree)
    monkeypatch.setattr(groups.os, "access", lambda path, mode: path != tree / "user/app/cgroup.procs")
    assert "systemd-run --user --scope" in str(groups.find(tree, lines))


def test_a_group_has_the_limits_of_a_submission_and_room_for_its_files(place: Place) -> None:
    made = Groups(place)
    with made.one(PLAIN) as descriptors:
        (group,) = made._all
        assert len(descriptors) == 2 + len(place.folders) <= groups.MOST_DESCRIPTORS
        written = {
            name: (folder / name).read_text().strip()
            for folder in group.folders
            for name in ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes", "memory.max", "pids.max")
            if (folder / name).exists()
        }
        assert set(written.values()) == {str(ALL), str(PLAIN.processes)}
        assert written["pids.max"].startswith(str(PLAIN.processes))
        assert place.version == 1 or (group.folders[0] / "memory.swap.max").read_text()[0] == "0"
    made.close()
    assert left(place) == []


def test_a_kernel_that_refuses_is_the_reason_and_nothing_is_left(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(FILES["pids" if place.version == 1 else "unified"], "pids.max")
    made = Groups(place)
    assert made.place is None and "No such file" in made.why_not and left(place) == []


def test_a_group_is_used_again_with_the_same_limits_once_it_is_empty(place: Place) -> None:
    made = Groups(place)
    with made.one(PLAIN) as first, made.one(PLAIN) as second:
        assert first != second
    with made.one(PLAIN) as again:
        assert again in (first, second)
    with made.one(replace(PLAIN, processes=7)) as other:
        assert other not in (first, second)
    members = made._all[0].folders[-1] / "cgroup.procs"
    members.write_text("4711\n")
    with made.one(PLAIN) as one, made.one(PLAIN) as another:
        assert one == second and another not in (first, second)
    members.write_text("")
    assert len(made._all) == 4
    with made.one(PLAIN) as one, made.one(PLAIN) as another, made.one(PLAIN) as third:
        assert first in (one, another, third)
    assert len(made._all) == 4
    made.close()


def test_a_group_in_which_memory_is_left_is_removed(place: Place) -> None:
    made = Groups(place)
    (group,) = made._all
    (group.folders[0] / groups._IN_USE[place.version]).write_text(str(ALL // 2))
    with made.one(PLAIN):
        assert made._all != [group] and not group.folders[0].exists()
    made.close()
    assert left(place) == []


def test_what_is_still_in_a_group_in_the_end_is_killed(place: Place) -> None:
    made = Groups(place)
    with made.one(PLAIN):
        (group,) = made._all
    for folder in group.folders:
        (folder / "cgroup.procs").write_text("4711\n")
    made.close()
    assert left(place) == []


def test_the_groups_of_graders_that_have_ended_are_removed_and_no_others(place: Place) -> None:
    stale, living, new, elsewhere = (f"{NAME}{word}" for word in ("stale", "living", "new", "elsewhere"))
    for folder in place.folders:
        another = folder.parent / "another-session"
        another.mkdir()
        for path in (folder / stale, folder / living, folder / new, another / elsewhere):
            os.mkdir(path)  # the tree's: with files in it
            os.utime(path, (time.time() + (600 if path.name == new else -60),) * 2)  # however slow this is
    locks = [os.open(folder / living, os.O_RDONLY) for folder in place.folders]
    for lock in locks:
        fcntl.flock(lock, fcntl.LOCK_EX)
    Groups(place).close()
    assert sorted(set(left(place))) == sorted([living, new])
    assert not list(place.folders[0].parent.rglob(elsewhere))
    for lock in locks:
        os.close(lock)
    for name in (living, new):
        for folder in place.folders:
            os.utime(folder / name, (time.time() - 60,) * 2)
    Groups(place).close()
    assert left(place) == []


def test_a_grader_that_starts_leaves_the_groups_of_one_that_runs_alone(place: Place) -> None:
    first = Groups(place)
    (group,) = first._all
    for folder in group.folders:
        os.utime(folder, (time.time() - 60,) * 2)
    Groups(place).close()
    assert all(folder.exists() for folder in group.folders)
    first.close()
    assert left(place) == []


def test_a_process_moves_in_and_keeps_no_descriptor(place: Place) -> None:
    group = Group(place, (ALL, PLAIN.processes))
    own = [os.dup(each) for each in group.descriptors]
    groups.enter(own)
    assert {(folder / groups._ENTRY[place.version]).read_text() for folder in group.folders} == {"0"}
    for each in own:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(each)
    for folder in group.folders:
        (folder / "cgroup.procs").write_text("")
    group.remove()


def test_a_process_that_cannot_move_in_goes_on() -> None:
    groups.enter([os.open(os.devnull, os.O_RDONLY) for _ in range(groups.MOST_DESCRIPTORS)])


@pytest.mark.parametrize("kind, name", [("memory", "memory.oom_control"), ("unified", "memory.events")])
def test_the_processes_that_memory_has_cost_are_counted(kind: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(FILES[kind][name].replace("oom_kill 0", "oom_kill 3"))
    with file.open("rb") as events:
        assert groups.killed_in(events.fileno()) == 3
    assert groups.killed_in(-1) == 0


@pytest.mark.parametrize("kind", ["memory", "unified"])
def test_the_memory_in_use_is_what_processes_have_for_themselves_or_share(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "memory.stat"
    file.write_text(FILES[kind]["memory.stat"])
    with file.open("rb") as figures:
        assert groups.in_use(figures.fileno()) == 5100
    assert groups.in_use(-1) is None


@pytest.mark.parametrize("in_use, ends", [(LIMITS.memory - MiB, False), (LIMITS.memory + 256 * MiB, True)])
def test_processes_are_looked_at_only_once_the_kernel_counts_too_much(
    in_use: int, ends: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warden, "_OWN_FOLDERS", ())
    monkeypatch.setattr(warden, "memory_of_sockets", lambda: 0)
    monkeypatch.setattr(groups, "in_use", lambda figures: in_use)
    monkeypatch.setattr(warden, "_all_there", lambda: iter([4711, 4712]))
    asked: list[int] = []
    sizes = {4711: MiB, 4712: 2 * LIMITS.memory}
    monkeypatch.setattr(warden, "resident_of", lambda pid: asked.append(pid) or sizes[pid])
    ended: list[int] = []
    monkeypatch.setattr(warden.os, "kill", lambda pid, number: ended.append(pid))
    made = warden._Warden(socket.socket(), 1, True, LIMITS, -1, -1)
    made.look()
    assert (asked, ended, made.exceeded) == (([4711, 4712], [4712], True) if ends else ([], [], False))


def test_memory_that_the_kernel_has_not_taken_back_yet_ends_no_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(warden, "_OWN_FOLDERS", ())
    monkeypatch.setattr(warden, "memory_of_sockets", lambda: 0)
    monkeypatch.setattr(groups, "in_use", lambda figures: 2 * LIMITS.memory)
    with subprocess.Popen(["sleep", "60"]) as small:
        monkeypatch.setattr(warden, "_all_there", lambda: iter([small.pid]))
        made = warden._Warden(socket.socket(), 1, True, LIMITS, -1, -1)
        made.look()
        assert not made.exceeded and small.poll() is None and 0 < made.peak < LIMITS.memory
        small.kill()


WHY_NOT = groups.find()
counted = pytest.mark.skipif(isinstance(WHY_NOT, str), reason=f"no control group: {WHY_NOT}")
# Pipes, which no process's size shows: the first of a user's are large, later ones have two pages.
FILL = """
import os
import time


def fill(children):
    for _ in range(children):
        if os.fork() == 0:
            os.closerange(3, 1024)  # the lines to judge and tester end with the process whose they are
            kept = []
            try:
                while True:
                    kept += os.pipe()
                    os.set_blocking(kept[-1], False)
                    os.write(kept[-1], bytes(1 << 16))
            except OSError:
                time.sleep(60)
    own = b"x" * (16 << 20)  # more than a child has: the kernel ends the largest
    time.sleep(30)
    return len(own)
"""


@counted
def test_memory_that_no_process_shows_ends_the_cell_in_which_it_is_taken() -> None:
    with Sandbox() as box:
        small = replace(LIMITS, memory=64 * MiB, scratch=MiB)
        crashed, _ = came_of(box, FILL + "fill(8)", "None", limits=small)
    assert crashed.status == "crashed" and "it used too much memory" in crashed.message
    assert crashed.wall < 15.0


@counted
def test_a_test_that_takes_memory_which_no_process_shows_is_out_of_memory() -> None:
    small = replace(LIMITS, memory=64 * MiB, scratch=MiB)
    steps = [("run", "fill", FILL), ("tests", "filled", "fill(8)")]
    with Sandbox() as box:
        reports = [each for each in box.judge("1", steps, small) if isinstance(each, StepEnded)]
    assert [each.result.status for each in reports if each.slug == "filled"] == ["out of memory"]


HOLD = """import os
if os.fork() == 0:
    if os.fork() == 0:
        import time
        time.sleep(60)
    os._exit(0)
os.wait()
raise ValueError("held")"""


@counted
def test_a_students_processes_are_in_a_group_and_nobody_else_and_it_is_used_again() -> None:
    wait = "import time\ntime.sleep(60)"
    with Sandbox() as box:
        for _ in range(2):
            judging = box.judge("1", [("run", "hold", HOLD), ("run", "wait", wait)], LIMITS)
            assert "held" in next(judging).result.message
            (group,) = box._groups._all
            members = [set((folder / "cgroup.procs").read_text().split()) for folder in group.folders]
            students = members[0]
            assert len(students) == 2 and members == [students] * len(members)
            inside = [Path(f"/proc/{pid}/status").read_text().split("NSpid:")[1] for pid in students]
            assert all(each.splitlines()[0].split()[-1] != "1" for each in inside), "the warden is in it"
            judging.close()
            deadline = time.monotonic() + 30.0
            while not group.is_empty() and time.monotonic() < deadline:
                time.sleep(0.01)
        assert box._groups._all == [group]
    assert not any(folder.exists() for folder in group.folders)


@counted
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_grader_that_is_interrupted_leaves_no_group_and_what_a_killed_one_leaves_is_removed(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = """from autograder.judge.client import Sandbox
from tests.autograder.test_sandbox import came_of
with Sandbox() as box:
    print(*(folder for group in box._groups._all for folder in group.folders), flush=True)
    came_of(box, "import time\\ntime.sleep(60)")"""
    grader = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
    )
    assert grader.stdout
    theirs = [Path(each) for each in grader.stdout.readline().split()]
    assert theirs and all(folder.exists() for folder in theirs)
    grader.send_signal(number)
    grader.wait()
    grader.stdout.close()
    assert any(folder.exists() for folder in theirs) == (number == signal.SIGKILL)
    time.sleep(groups._NEW)
    with Sandbox():
        assert not any(folder.exists() for folder in theirs)
