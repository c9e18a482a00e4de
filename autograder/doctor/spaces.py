"""The child process in which the doctor makes namespaces, each inside the other as grading does.

Run as `python -m autograder.doctor.spaces`; prints JSON: for each stage that was tried, the error's number and text.
"""

import json
import os

from autograder.sandbox import box, namespaces, warden

USER, NETWORK, PROCESSES = "user", "network", "processes"


def attempt() -> dict[str, tuple[int, str]]:
    """Make them, as far as it goes."""
    found: dict[str, tuple[int, str]] = {}
    stages = {USER: _user, NETWORK: _network, PROCESSES: _processes}
    for name, stage in stages.items():
        try:
            stage()
        except OSError as error:
            found[name] = (error.errno or 0, error.strerror or str(error))
            break
        found[name] = (0, "")
    return found


def _user() -> None:
    if box.to_give():
        user = box.FIRST_USER
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        namespaces.set_dumpable(True)
    namespaces.new_user(0, 0)


def _network() -> None:
    namespaces.unshare(namespaces.NEWNET)
    namespaces.raise_loopback()


def _processes() -> None:
    flags = namespaces.NEWPID | namespaces.NEWNS | namespaces.NEWIPC | namespaces.NEWUTS
    namespaces.new_user(warden.INSIDE, flags)
    child = os.fork()
    if child == 0:
        try:
            namespaces.mount("proc", "/proc")
        except OSError as error:
            os._exit(error.errno or 255)
        os._exit(0)
    number = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if number:
        raise OSError(number, f"mount /proc: {os.strerror(number)}")


if __name__ == "__main__":
    print(json.dumps(attempt()))
