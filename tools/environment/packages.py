"""The system packages that the course uses, each with its reason."""

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.environment import steps, system


@dataclass(frozen=True)
class SystemPackage:
    """One thing from the operating system: any one of `commands` on PATH will do."""

    commands: tuple[str, ...]
    reason: str
    without: str
    names: Mapping[str, str]
    systems: tuple[str, ...] = ()  # values of sys.platform where it exists; empty: everywhere


CHROMIUM = SystemPackage(
    commands=("chromium", "chromium-browser", "google-chrome"),
    reason="the browser tests drive it",
    without="they are skipped without it",
    # Without a font, Chromium draws no text.
    names={
        "apt-get": "chromium fonts-dejavu-core",
        "dnf": "chromium",
        "brew": "--cask chromium",
        "winget": "Google.Chrome",
    },
)

BUBBLEWRAP = SystemPackage(
    commands=("bwrap",),
    reason="the grader runs submissions in it",
    without="grading refuses without it",
    names={"apt-get": "bubblewrap", "dnf": "bubblewrap"},
    systems=("linux",),
)

# OpenBSD's, which half-closes at the end of its input with -N; that of macOS and Nmap's have no such option.
NETCAT = SystemPackage(
    commands=("nc.openbsd", "nc"),
    reason="the tests let it talk to the echo server of chapter 1",
    without="they are skipped without it",
    names={"apt-get": "netcat-openbsd", "dnf": "netcat"},
)

TELNET = SystemPackage(
    commands=("telnet",),
    reason="the tests let it talk to the echo server of chapter 1",
    without="they are skipped without it",
    names={"apt-get": "telnet", "dnf": "telnet", "brew": "telnet"},
)

# The server alone, without the service that Debian's package dnsmasq starts.
DNSMASQ = SystemPackage(
    commands=("dnsmasq",),
    reason="the resolver of chapter 2 asks it, in the tests and, where it is there, in the notebook",
    without="a server of the lab bench stands in for it, and tests are skipped",
    names={"apt-get": "dnsmasq-base", "dnf": "dnsmasq", "brew": "dnsmasq"},
    systems=("linux", "darwin"),
)

DIG = SystemPackage(
    commands=("dig",),
    reason="the resolver of chapter 2 is compared with it, in the tests and, where it is there, in the notebook",
    without="a line of the notebook says so without it, and tests are skipped",
    names={"apt-get": "bind9-dnsutils", "dnf": "bind-utils", "brew": "bind"},
)

TSHARK = SystemPackage(
    commands=("tshark",),
    reason="the tests let it read the captures that the lab bench writes",
    without="they are skipped without it",
    names={"apt-get": "tshark", "dnf": "wireshark-cli", "brew": "wireshark"},
)

# Its package starts a server at port 69 where systemd runs; `apt_install` prevents it. Where it starts all the same,
# it serves an empty folder: the tests start one of their own, with a folder and a port of its own, and end it.
TFTPD = SystemPackage(
    commands=("in.tftpd",),
    reason="the TFTP client of chapter 2 fetches files from it in the tests",
    without="they are skipped without it",
    names={"apt-get": "tftpd-hpa", "dnf": "tftp-server"},
    systems=("linux",),
)

TFTP = SystemPackage(
    commands=("tftp",),
    reason="the tests let it talk to the TFTP server of chapter 2",
    without="they are skipped without it",
    names={"apt-get": "tftp-hpa", "dnf": "tftp"},
    systems=("linux",),
)

PACKAGES: Mapping[str, tuple[SystemPackage, ...]] = {
    "course": (BUBBLEWRAP,),
    "tests": (BUBBLEWRAP, CHROMIUM, NETCAT, TELNET, DNSMASQ, DIG, TSHARK, TFTPD, TFTP),
}


def find(command: str) -> str | None:
    """The path of a command, also where Debian keeps servers and an ordinary user's PATH does not look; or None."""
    return shutil.which(command) or shutil.which(command, path="/usr/sbin:/sbin")


def missing(purpose: str, which: Callable[[str], str | None] = find) -> list[SystemPackage]:
    """Return the packages that `purpose` ("course" or "tests") uses and this machine lacks."""
    here = [
        package for package in PACKAGES[purpose] if not package.systems or sys.platform in package.systems
    ]
    return [package for package in here if not any(map(which, package.commands))]


def provide(purpose: str, log: Path, ci: bool) -> None:
    """Install what is missing, where root may do so with apt-get; otherwise name the command.

    Raises SetupFailed in CI when something is still missing: there a skipped test would hide it.
    """
    lacking = missing(purpose)
    if lacking and system.is_root() and system.manager() == "apt-get":
        apt_install([name for package in lacking for name in package.names["apt-get"].split()], log)
        lacking = missing(purpose)
    for package in lacking:
        sentence = _sentence(package, system.manager(), system.is_root())
        if ci:
            raise steps.SetupFailed(f"{sentence}\nIn CI nothing is skipped.")
        steps.say(sentence)


def apt_install(names: Iterable[str], log: Path) -> None:
    """Install Debian packages without asking anything; raise SetupFailed when apt-get fails."""
    wanted = list(names)
    # SYSTEMD_OFFLINE keeps systemctl from starting what a package brings: nothing here needs a service.
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "SYSTEMD_OFFLINE": "1"}
    steps.say(f"Installing {' '.join(wanted)} with apt-get")
    steps.run(["apt-get", "update"], log, "apt-get update", variables=quiet)
    steps.run(
        ["apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", *wanted],
        log,
        f"apt-get install {' '.join(wanted)}",
        variables=quiet,
    )


def _sentence(package: SystemPackage, manager: str, root: bool) -> str:
    without = f"No {package.commands[0]} here: {package.reason}, and {package.without}."
    if manager and manager not in package.names:
        return f"{without} {manager} has none that would do."
    command = system.install_command(manager, package.names.get(manager, package.commands[0]), root)
    return f"{without} Install it with: {command}."
