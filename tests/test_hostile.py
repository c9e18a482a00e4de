"""Every hostile notebook gets the verdict that it carries, and nobody beside it or after it notices."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest

from autograder.grading import engine
from autograder.grading.verdict import Verdict
from autograder.judge.client import Sandbox
from autograder.plain_text import readable
from autograder.sandbox import groups
from autograder.sandbox.limits import Limits
from autograder.wire.results import StepEnded
from tests.hostile import course
from tests.hostile.attack import Attack, attacks
from tests.hostile.outside import Canaries, Processes, called, servers

pytestmark = pytest.mark.takes(20)

MiB = 1 << 20
ATTACKS = attacks()
PART = 16  # attacks of one class
GROUPS = sorted({attack.group for attack in ATTACKS})
# An attack meets its limits soon; the honest have the usual ones.
SHORT = Limits(
    submission=30.0,
    cell=1.5,
    test=1.6,
    processor=4,
    memory=192 * MiB,
    address_space=2048 * MiB,
    processes=96,
    scratch=8 * MiB,
    file_size=8 * MiB,
)
# Where no deadline may come first: a busy machine gives memory and processor time slowly.
BY_MEMORY = replace(SHORT, cell=20.0, test=20.0)


@dataclass(frozen=True)
class Range:
    """Where attacks are tried: a sandbox, and what lies around it."""

    box: Sandbox
    processes: Processes
    canaries: Canaries
    preamble: str
    counted = isinstance(groups.find(), groups.Place)  # whether a control group counts memory

    def grade(self, content: bytes, limits: Limits, seed: str = "a seed") -> Verdict:
        submitted = engine.Submitted("eve", "01", "one", content, seed)
        return engine.grade(self.box, submitted, engine.bundle(course.instructors()), limits).verdict


@pytest.fixture(scope="class")
def around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Range]:
    canaries = Canaries(tmp_path_factory.mktemp("canaries"))
    with Sandbox() as box, servers(canaries.files[0]) as (port, listening):
        places = [str(file) for file in canaries.files]
        yield Range(box, Processes(box), canaries, f"PLACES, PORT = {places!r}, {port}\n")
        assert called(listening) == 0, "an attack reached a server outside"


def check_attack(attack: Attack, around: Range) -> None:
    limits = BY_MEMORY if attack.meets == "memory" else SHORT
    with ThreadPoolExecutor(2) as threads:
        hostile = threads.submit(around.grade, attack.content(around.preamble), limits)
        beside = threads.submit(around.grade, course.honest(), Limits())
        verdict, honest = hostile.result(), beside.result()
    after = around.grade(attack.content_later(around.preamble), SHORT)
    told = shown(verdict)
    assert verdict.points == attack.points, told
    found = {test.id: test.status for test in verdict.tests}
    for name, statuses in attack.statuses.items():
        assert found[name] in statuses.split(" or "), told
    says = attack.counted if attack.counted and around.counted else attack.says
    assert says in "\n".join(messages(verdict)), told
    assert course.SECRET not in verdict.to_json()
    assert [each for each in messages(verdict) if each != readable(each) or len(each) > 60_000] == []
    assert honest.points == course.FULL, shown(honest)
    assert after.points == 0, shown(after)
    assert around.processes.left() == {}
    assert around.canaries.changed() == []


def shown(verdict: Verdict) -> str:
    """A verdict in a few lines."""
    lines = [f"{each.id}: {each.status}: {each.message[:300]}" for each in (*verdict.tests, *verdict.cells)]
    return "\n".join([*lines, *verdict.notes, verdict.problem or "", str(verdict.used)])


def messages(verdict: Verdict) -> list[str]:
    """Every text of a verdict's that a student's code may have had a say in."""
    texts = [text for test in verdict.tests for text in (test.text, test.output)]
    return [*texts, *(cell.message for cell in verdict.cells), *verdict.notes, verdict.problem or ""]


def _class_of(own: list[Attack]) -> type:
    """The tests of some attacks, which share a sandbox; `pytest --dist loadscope` gives each class to a worker."""

    class Group:
        @pytest.mark.parametrize("attack", own, ids=lambda attack: attack.idea)
        def test_an_attack_gets_the_verdict_that_it_carries(self, attack: Attack, around: Range) -> None:
            check_attack(attack, around)

    return Group


for _group in GROUPS:
    _own = [attack for attack in ATTACKS if attack.group == _group]
    for _part in range(0, len(_own), PART):
        globals()[f"Test_{_group}_{_part // PART + 1}"] = _class_of(_own[_part : _part + PART])


def test_there_are_attacks_of_every_group() -> None:
    assert Counter(attack.group for attack in ATTACKS).keys() == {
        "change",
        "file",
        "forge",
        "outlive",
        "protocol",
        "reach",
        "read",
    }


# What is not counted stands in docs/sandbox.md: a child whose parent ignores SIGCHLD, once it has ended.
IN_A_CHILD = """
import ctypes, os, signal, time

libc = ctypes.CDLL(None)
CLONE, PRCTL = {"x86_64": (56, 157), "aarch64": (220, 167)}[os.uname().machine]


def use_up_time():
    ends = time.process_time() + 0.2
    while time.process_time() < ends:
        pass


def work():
    child = os.fork()
    if child == 0:
        use_up_time()
        os._exit(0)
    os.waitpid(child, 0)


def work_of_one_that_runs_on():
    says_so, done = os.pipe()
    if os.fork() == 0:
        use_up_time()
        os.write(done, b"!")
        time.sleep(600)
    os.read(says_so, 1)


def work_of_one_that_has_ended():
    child = os.fork()
    if child == 0:
        use_up_time()
        os._exit(0)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)


def work_of_an_orphan():
    says_so, done = os.pipe()
    child = os.fork()
    if child == 0:
        if os.fork() == 0:
            use_up_time()
            os.write(done, b"!")
            time.sleep(600)
        os._exit(0)
    os.waitpid(child, 0)
    os.read(says_so, 1)


def work_of_a_sibling():
    until_it_ends, held = os.pipe()
    child = libc.syscall(CLONE, 0x8000 | signal.SIGCHLD, 0, 0, 0, 0)  # CLONE_PARENT
    if child == 0 or (child < 0 and os.fork() == 0):
        use_up_time()
        os._exit(0)
    os.close(held)
    os.read(until_it_ends, 1)


def work_of_an_orphan_for_process_1():
    libc.syscall(PRCTL, 36, 0, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    work_of_an_orphan()
"""
MEASURED = "outcome = attempt({work})\nassert outcome.cpu > 0.1, outcome.cpu"


@pytest.mark.parametrize(
    "work",
    [
        "work",
        "work_of_one_that_runs_on",
        "work_of_one_that_has_ended",
        "work_of_an_orphan",
        "work_of_a_sibling",
        "work_of_an_orphan_for_process_1",
    ],
)
def test_work_that_a_child_does_counts_as_the_calls_own(work: str) -> None:
    measured = MEASURED.format(work=work)
    steps = [("setup", "setup", course.SETUP), ("run", "work", IN_A_CHILD), ("tests", "measured", measured)]
    with Sandbox() as box:
        reports = [each for each in box.judge("seed", steps, BY_MEMORY) if isinstance(each, StepEnded)]
    assert [each.result.status for each in reports if each.slug == "measured"] == ["passed"]
