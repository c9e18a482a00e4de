"""The limits on one submission."""

import resource
import threading
from dataclasses import dataclass

MiB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Limits far above the needs of any right answer, and far below what would harm the machine.

    In seconds of wall time: `cell` for one ungraded cell, `later_cell` for one once a cell of its kind has used up its
    time, `cells` for all of them together; `test` for one test, `submission` for all tests together. `processor` is
    seconds of processor time of one process.
    """

    submission: float = 300.0
    cell: float = 15.0
    later_cell: float = 3.0
    cells: float = 90.0
    test: float = 60.0
    processor: int = 120
    memory: int = 1536 * MiB  # bytes that all processes use together, looked at a few times a second
    address_space: int = 4096 * MiB  # of one process; threads' stacks take much of it without using it
    test_memory: int = 512 * MiB  # bytes that one process in which tests run may write to; no submission is in it
    processes: int = 512  # threads count
    descriptors: int = 1024
    file_size: int = 64 * MiB
    scratch: int = 64 * MiB
    files: int = 4096  # in each scratch folder, empty ones too
    networks: int = 16  # that a submission makes


def apply(limits: Limits) -> None:
    """Set the kernel's limits on this process and its descendants, which cannot raise them again."""
    for which, most in (
        (resource.RLIMIT_AS, limits.address_space),
        (resource.RLIMIT_CPU, limits.processor),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_NOFILE, limits.descriptors),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(which)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (least, least))
    threading.stack_size(MiB)  # so that hundreds of threads fit into the address space
