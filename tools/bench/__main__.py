"""`python -m tools.bench [--submissions N] [--chapter NAME]`: prints both times, their ratio, and what the work costs.

Both grade the same submissions on the same machine in the same run, in turns: some students by `nbgrader autograde`
with nbgrader's own Execute, the same students by ours, and so on. The bare cost is the processor time that the
cells and tests take in one plain Python process, without notebook, kernel or sandbox; it is taken before and after
each turn of ours, since a virtual machine's processors are not equally fast from minute to minute.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from autograder import course_folder as courses
from autograder.course_folder import Course
from autograder.nbgrader_environment import put_scripts_on_path
from autograder.steps.grade import grade
from autograder.steps.release import release
from tools.bench.bare import run_bare, steps_of
from tools.bench.students import hand_in

ROOT = Path(__file__).resolve().parents[2]
STOCK = """
from nbgrader.converters import Autograde
c.Autograde.sanitize_preprocessors = Autograde.sanitize_preprocessors.default()
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()
c.Execute.timeout = 60
c.CourseDirectory.autograded_directory = "build/autograded-by-nbgrader"
"""


def main() -> None:
    """Run the benchmark and print what it measured."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench")
    parser.add_argument(
        "--submissions", type=int, default=100, help="notebooks handed in, all students together"
    )
    parser.add_argument("--chapter", default="01_sockets")
    parser.add_argument("--turns", type=int, default=2, help="how often the two take turns")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        course = _course(Path(folder), chosen.chapter)
        count = -(-chosen.submissions // len(course.notebooks(chosen.chapter)))
        size = -(-count // chosen.turns)
        students = hand_in(course, chosen.chapter, count, size)
        notebooks = len(course.notebooks(chosen.chapter)) * len(students)
        print(
            f"{len(students)} students, {notebooks} notebooks of {chosen.chapter}, {os.cpu_count()} processors"
        )
        stock = ours = ours_cpu = bare = 0.0
        with _Memory() as memory:
            for start in range(0, len(students), size):
                part = students[start : start + size]
                steps = [each for student in part for each in steps_of(course, chosen.chapter, student)]
                began = time.monotonic()
                _by_nbgrader(course, chosen.chapter, part)
                stock += time.monotonic() - began
                used = _cpu() - memory.cpu
                run_bare(steps)
                bare += (_cpu() - memory.cpu - used) / 2
                began, used = time.monotonic(), _cpu() - memory.cpu
                grade(course, [chosen.chapter], part)
                ours += time.monotonic() - began
                ours_cpu += _cpu() - memory.cpu - used
                used = _cpu() - memory.cpu
                run_bare(steps)
                bare += (_cpu() - memory.cpu - used) / 2
                print(
                    f"  after {start + len(part)} students: nbgrader {stock:.1f} s, ours {ours:.1f} s",
                    flush=True,
                )
    print(f"nbgrader autograde: {stock / notebooks:.3f} s a notebook")
    print(f"ours:               {ours / notebooks:.3f} s a notebook")
    print(f"throughput:         {stock / ours:.1f} times nbgrader's")
    print(f"bare processor time of cells and tests: {bare / notebooks:.3f} s a notebook")
    print(f"ours, processor time:                   {ours_cpu / notebooks:.3f} s a notebook")
    print(f"cost:               {ours_cpu / bare:.2f} times the bare processor time")
    print(f"peak memory:        {memory.peak / 2**20:.0f} MiB for the grader and all that it started")


def _course(root: Path, chapter: str) -> Course:
    """The repository's course in a folder of its own, released, with a second configuration for stock nbgrader."""
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "course" / chapter, root / "course" / chapter)
    course = courses.find(root)
    release(course, chapter)
    return course


def _by_nbgrader(course: Course, chapter: str, students: list[str]) -> None:
    put_scripts_on_path()
    settings = course.root / "nbgrader_config.py"
    ours = settings.read_text(encoding="utf-8")
    settings.write_text(ours + STOCK, encoding="utf-8")
    pattern = students[0].partition("-")[0] + "-*"
    command = [sys.executable, "-m", "nbgrader", "autograde", chapter, "--student", pattern, "--force"]
    try:
        done = subprocess.run(command, cwd=course.root, capture_output=True, text=True, check=False)
    finally:
        settings.write_text(ours, encoding="utf-8")
    graded = list((course.root / "build" / "autograded-by-nbgrader").glob("*/*/*.ipynb"))
    if not graded:
        sys.exit(f"nbgrader graded nothing:\n{done.stderr[-3000:]}")


def _cpu() -> float:
    """Processor seconds that this machine has spent on anything: let nothing else run beside a benchmark.

    The kernel's own work for namespaces belongs to no process, and most processes of a submission are nobody's
    children when they end, so no account of this process's children would be whole. What a virtual machine's
    neighbours took of its processors (steal) is none of its own time.
    """
    user, nice, system, _idle, _waiting, interrupts, later_interrupts = map(
        int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:8]
    )
    return (user + nice + system + interrupts + later_interrupts) / os.sysconf("SC_CLK_TCK")


class _Memory:
    """The most memory that this process and its descendants used together, while it lasted, in bytes."""

    def __init__(self) -> None:
        self.peak = 0
        self.cpu = 0.0  # processor seconds that watching took, which are no part of what is measured
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "_Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(1.0):
            self.peak = max(self.peak, sum(map(_proportional, _descendants(os.getpid()))))
            self.cpu = time.thread_time()


def _descendants(root: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, parent = int(stat.parent.name), int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError, ValueError):
            continue
        parents.setdefault(parent, []).append(pid)
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += parents.get(pid, [])
    return found


def _proportional(pid: int) -> int:
    """A process's share of the memory that it uses, pages shared with others divided among them."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return 0


if __name__ == "__main__":
    main()
