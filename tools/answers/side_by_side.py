"""Jobs that mostly wait, run in the background."""

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import TypeVar

from autograder.steps.throttle import LOAD_INTERVAL, Throttle

AT_LEAST = 3  # for each processor, however busy it is: what waits for a deadline needs none

Key = TypeVar("Key", bound=Hashable)
Result = TypeVar("Result")


@contextmanager
def side_by_side(jobs: Mapping[Key, Callable[[], Result]]) -> Iterator[dict[Key, Future[Result]]]:
    """What will come of each job.

    They begin in their order, a few at a time in any case, and as many as keep the processors busy. Those that have
    not begun when the context is left are cancelled; it waits for the others.
    """
    coming: dict[Key, Future[Result]] = {key: Future() for key in jobs}
    left, throttle = threading.Event(), Throttle()
    least = AT_LEAST * throttle.least

    def run(key: Key) -> None:
        if coming[key].set_running_or_notify_cancel():
            try:
                coming[key].set_result(jobs[key]())
            except BaseException as error:  # whoever asks for the result is told
                coming[key].set_exception(error)

    def begin(pool: ThreadPoolExecutor) -> None:
        waiting, running = list(jobs), set[Future[None]]()
        while waiting and not left.is_set():
            room = max(throttle.room(len(running)), least - len(running))
            running |= {pool.submit(run, key) for key in waiting[:room]}
            del waiting[:room]
            running = wait(running, LOAD_INTERVAL, FIRST_COMPLETED).not_done

    with ThreadPoolExecutor(throttle.most) as pool:
        beginner = threading.Thread(target=begin, args=(pool,))
        beginner.start()
        try:
            yield coming
        finally:
            left.set()
            for each in coming.values():
                each.cancel()
            beginner.join()
