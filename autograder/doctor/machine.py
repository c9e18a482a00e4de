"""What is tried before there is a sandbox: the program that it takes, and the namespaces."""

import contextlib
import errno
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from autograder.doctor import spaces
from autograder.doctor.check import Finding
from autograder.sandbox import groups

PROPERTIES = {
    spaces.USER: "User namespaces can be made.",
    spaces.NETWORK: "A network namespace with a loopback of its own can be made.",
    spaces.PROCESSES: "Process, mount and IPC namespaces with a /proc of their own can be made.",
}
SYSCTLS = Path("/proc/sys")
_LIMITS = {spaces.USER: "user", spaces.NETWORK: "net", spaces.PROCESSES: "pid"}
_KEEP = "; to keep it, write that setting to /etc/sysctl.d/60-autograder.conf"
UBUNTU = "On Ubuntu 23.10 and later: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0" + _KEEP + "."
DEBIAN = "On Debian and Arch: sudo sysctl kernel.unprivileged_userns_clone=1" + _KEEP + "."
DOCKER = (
    "In Docker: docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined "
    "--security-opt systempaths=unconfined (the last unmasks /proc), or --privileged."
)


def description() -> str:
    """What machine this is, and as whom the doctor runs."""
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        system = "an unnamed system"
    user = "root" if os.geteuid() == 0 else f"user {os.geteuid()}"
    inside = ", in a container" if _in_container() else ""
    kernel = f"{platform.system()} {platform.release()} ({platform.machine()})"
    return f"{kernel}, {system}, Python {platform.python_version()}, as {user}{inside}"


def counted(place: groups.Place | str | None = None) -> str:
    """Which of the two ways of counting what a submission takes holds here, and why not the other; a group is made."""
    with contextlib.closing(groups.Groups(groups.find() if place is None else place)) as made:
        if made.place:
            return (
                "What a submission's processes take together is counted by the kernel, in a control group of version "
                f"{made.place.version} below {made.place.folders[0]}, and looked at by the warden besides."
            )
        return (
            "What a submission's processes take together is added up by the warden, four times a second; "
            f"no control group is used: {made.why_not}."
        )


def bubblewrap() -> Finding:
    """Whether bubblewrap is here, and which."""
    found = shutil.which("bwrap")
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        if found:
            done = subprocess.run([found, "--version"], capture_output=True, text=True, check=True)
            return Finding("PASS", f"bubblewrap is here: {done.stdout.split()[-1]}.")
    return Finding(
        "FAIL",
        "bubblewrap is here.",
        f"{found} does not run." if found else "There is no bwrap on PATH.",
        "sudo apt-get install bubblewrap (dnf, pacman and zypper know it under the same name).",
    )


def namespaces() -> Iterator[Finding]:
    """Whether the kernel lets an ordinary user make what the sandbox is made of."""
    packages = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-P", "-m", "autograder.doctor.spaces"],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": packages},
    )
    try:
        found = json.loads(done.stdout)
    except ValueError:
        words = done.stderr.decode(errors="replace").strip().splitlines() or ["it said nothing"]
        found = {spaces.USER: (0, words[-1])}
    for stage, sentence in PROPERTIES.items():
        if stage not in found:
            yield Finding("FAIL", sentence, "Not tried, since the one above failed.", "See above.")
        elif found[stage][1]:
            number, words = found[stage]
            yield Finding("FAIL", sentence, f"The kernel says: {words}.", remedy(stage, number))
        else:
            yield Finding("PASS", sentence)


def remedy(stage: str, number: int, sysctls: Path = SYSCTLS) -> str:
    """What to do about an error at a stage; where a setting shows the cause, that alone."""
    setting = f"user.max_{_LIMITS[stage]}_namespaces"
    more = f"sudo sysctl {setting}=15000{_KEEP}."
    if number == errno.ENOSPC or _is(sysctls / setting.replace(".", "/"), "0"):
        return more
    if _is(sysctls / "kernel/unprivileged_userns_clone", "0"):
        return DEBIAN
    if _is(sysctls / "kernel/apparmor_restrict_unprivileged_userns", "1"):
        return UBUNTU
    if _in_container():
        return DOCKER
    return f"{UBUNTU} {DEBIAN} Elsewhere: {more} {DOCKER}"


def _is(setting: Path, value: str) -> bool:
    try:
        return setting.read_text().strip() == value
    except OSError:
        return False


def _in_container() -> bool:
    return any(map(os.path.exists, ("/.dockerenv", "/run/.containerenv"))) or "container" in os.environ
