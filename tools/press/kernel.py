"""A fresh kernel with an environment that is the same on every machine."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode

from loopback.recordings import VARIABLE as RECORD

OWN_VARIABLES = ("PYTHON", "IPYTHON", "JUPYTER", "JPY_", "LOOPBACK_")
COLOUR_VARIABLES = {"FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "LINES"}


class KernelDidNotStart(Exception):
    """The kernel process ended, or said nothing, before the first cell."""


@asynccontextmanager
async def fresh_kernel(
    notebook: NotebookNode, scratch: Path, root: Path, timeout: int
) -> AsyncIterator[NotebookClient]:
    """Yield a client that executes cells of `notebook`, errors allowed, in the folder `scratch`/work.

    `timeout` is seconds a cell. The kernel is killed at the end. Raises KernelDidNotStart.
    """
    manager = AsyncKernelManager(
        connection_file=str(scratch / "kernel.json"),
        # This interpreter's kernel, whatever "python3" means in the reader's own Jupyter folders.
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
        # A TCP port that was free when chosen may be another notebook's by the time it is bound.
        transport="ipc" if os.name == "posix" else "tcp",
    )
    client = NotebookClient(
        notebook,
        km=manager,
        allow_errors=True,  # whether a cell may raise is for its tags to say
        coalesce_streams=False,
        record_timing=False,
        resources={"metadata": {"path": str(scratch / "work")}},
        store_widget_state=False,
        timeout=timeout,
    )
    await client.async_start_new_kernel(env=_environment(scratch, root))
    try:
        try:
            await client.async_start_new_kernel_client()
        except RuntimeError as error:  # jupyter_client has no name of its own for it
            raise KernelDidNotStart(str(error)) from error
        yield client
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
        await manager.shutdown_kernel(now=True)


def _environment(scratch: Path, root: Path) -> dict[str, str]:
    """Return what the kernel sees: the machine's variables without the reader's own Python settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == RECORD or (not name.startswith(OWN_VARIABLES) and name not in COLOUR_VARIABLES)
    }
    path = os.pathsep.join(filter(None, [str(root.resolve()), os.environ.get("PYTHONPATH")]))
    return kept | {
        "COLUMNS": "80",
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_CONFIG_DIR": str(scratch / "config"),
        "LOOPBACK_SEED": "practice",
        "NO_COLOR": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": path,
        "PYTHONUTF8": "1",
        "PYTHON_COLORS": "0",
        "TERM": "dumb",
        "TMPDIR": str(scratch / "tmp"),
        "TZ": "UTC",
    }
