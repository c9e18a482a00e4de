"""Two commands that write marks wait for each other."""

import subprocess
import sys
import threading
from pathlib import Path

from autograder.one_at_a_time import one_at_a_time

HOLD = """
import sys
from pathlib import Path
from autograder.one_at_a_time import one_at_a_time
with one_at_a_time(Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_command_says_that_it_waits_and_goes_on_when_the_first_has_ended(tmp_path: Path) -> None:
    said, waits, entered = list[str](), threading.Event(), threading.Event()

    def say(sentence: str) -> None:
        said.append(sentence)
        waits.set()

    def second() -> None:
        with one_at_a_time(tmp_path, say):
            entered.set()

    words = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout and first.stdout.readline() == "held\n"
        thread = threading.Thread(target=second, daemon=True)
        thread.start()
        assert waits.wait(30) and not entered.is_set()
        first.kill()  # however it ends
    assert entered.wait(30)
    thread.join(30)
    assert len(said) == 1 and "waiting" in said[0]


def test_a_command_alone_says_nothing(tmp_path: Path) -> None:
    said: list[str] = []
    for _ in range(2):
        with one_at_a_time(tmp_path / "build", said.append):
            assert (tmp_path / "build").is_dir()
    assert said == []
