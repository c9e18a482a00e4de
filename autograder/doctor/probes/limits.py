"""Limits: each probe takes a little more than it may, and stops by itself where nothing stops it."""

import contextlib
import mmap
import os
import signal
import socket
import subprocess
import tempfile
import threading
import time

from autograder.doctor.probes import Broken

_PAGE = 4096


def take_memory(size: int) -> None:
    """Use so many bytes, each page of them, for a while."""
    memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    for at in range(0, size, _PAGE):
        memory[at] = 1
    _stay(8.0)


def take_shared_memory(size: int) -> None:
    """The same with memory that children would share."""
    memory = mmap.mmap(-1, size)
    for at in range(0, size, _PAGE):
        memory[at] = 1
    _stay(8.0)


def take_address_space(size: int) -> None:
    """Ask for so many bytes in one process, without using them."""
    with contextlib.suppress(OSError):
        mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000).close()  # MAP_NORESERVE
        raise Broken(f"One process could have {size:,} bytes of address space.")


def take_processes(most: int) -> None:
    """Start processes until the kernel refuses; at most so many."""
    children: list[int] = []
    try:
        for _ in range(most):
            child = os.fork()
            if child == 0:
                signal.pause()
            children.append(child)
    except BlockingIOError:
        return
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    raise Broken(f"{most} processes could be started.")


def take_descriptors(most: int) -> None:
    """Open descriptors until the kernel refuses; at most so many."""
    taken: list[int] = []
    try:
        for _ in range(most):
            taken.append(os.dup(0))
    except OSError:
        return
    finally:
        for each in taken:
            os.close(each)
    raise Broken(f"{most} descriptors could be opened.")


def take_file(size: int) -> None:
    """Make a file of so many bytes."""
    with tempfile.TemporaryFile(dir="/tmp") as file:
        try:
            os.truncate(file.fileno(), size)
        except OSError:
            return
    raise Broken(f"A file of {size:,} bytes could be made.")


def take_disk(folder: str, size: int) -> None:
    """Write so many bytes, in many files."""
    with contextlib.ExitStack() as files:
        written, piece = 0, bytes(256 * 1024)
        while written < size:
            file = files.enter_context(tempfile.TemporaryFile(dir=folder, buffering=0))
            try:
                taken = file.write(piece)
            except OSError:
                return
            if not taken:
                return
            written += taken
    raise Broken(f"{size:,} bytes could be written to {folder}.")


def take_processor(seconds: float) -> None:
    """Compute for so many seconds of processor time."""
    while time.process_time() < seconds:
        pass


def ignore_interrupts(seconds: float) -> None:
    """Go on for so many seconds, whatever is said."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with contextlib.suppress(KeyboardInterrupt):
            _stay(ends - time.monotonic())


def hang() -> None:
    """Wait for a datagram that nobody sends."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        sock.settimeout(10.0)
        sock.recv(1)


def ordinary_needs() -> None:
    """What a right answer may need is there: threads, processes, the name localhost."""
    try:
        socket.gethostbyname("localhost")
    except OSError as error:
        raise Broken(f"The name localhost is not known: {error.strerror}.") from None
    threads = [threading.Thread(target=_stay, args=(0.01,)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    subprocess.run(["/bin/sh", "-c", "true"], check=True)


def _stay(seconds: float) -> None:
    """Wait for what never comes, so long at most."""
    threading.Event().wait(max(seconds, 0.0))
