"""Run a submission, with a seed of its own, so that a test that did not pass scores nothing."""

import os
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade, setenv
from traitlets import Integer, Unicode

from autograder.seed import VARIABLE, seed_of

LONGEST_SOCKET_PATH = 90  # bytes; the system allows 107, and "-ipc-12" comes behind


class ExecuteSubmission(Execute):  # type: ignore[misc]
    """nbgrader's Execute, where a graded cell earns its points by running to its end without an error.

    nbgrader takes a cell without outputs for full marks, so a cell that never ran would have them, and
    takes any text on stderr for zero, so a right answer with a warning would have that. A kernel that
    dies or cannot be interrupted costs what comes after, not what was earned before.
    """

    course_seed = Unicode("loopback", help="Mixed into every student's seed; change it each term.").tag(
        config=True
    )

    ungraded_timeout = Integer(
        15, help="Seconds for a cell without points, such as a demo that calls an answer that never returns."
    ).tag(config=True)

    def _get_timeout(self, cell: NotebookNode | None) -> int | None:
        """Give a cell without points less time: nothing can be earned there (nbclient calls this)."""
        if cell is not None and not is_grade(cell) and self.timeout is not None:
            return min(int(self.ungraded_timeout), int(self.timeout))
        return self.timeout  # type: ignore[no-any-return]

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any], km: Any = None
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Execute `nb` in place; never raises for what the submission does."""
        self._ended: set[int] = set()
        reason = "the cell was skipped"
        seed = seed_of(resources["nbgrader"]["student"], self.course_seed)
        with tempfile.TemporaryDirectory(prefix="kernel-") as scratch:
            self._scratch = Path(scratch)
            start_up = str(self._scratch / "ipython")  # not the grader's own, which may say anything
            reason = self._run(nb, resources, km, {VARIABLE: seed, "IPYTHONDIR": start_up}) or reason
        for index, cell in enumerate(nb.cells):
            if cell.cell_type == "code" and is_grade(cell):
                self._settle(cell, index in self._ended, reason)
        return nb, resources

    def _run(
        self, nb: NotebookNode, resources: dict[str, Any], km: Any, variables: dict[str, str]
    ) -> str | None:
        """Execute the cells; return why they did not all come to their end, if they did not."""
        with setenv(**variables):
            try:
                super().preprocess(nb, resources, km)
            except DeadKernelError:
                return "the notebook's process died in a cell above, or in this one"
            except CellTimeoutError:
                return "a cell above, or this one, ran on and could not be stopped"
        return None

    def create_kernel_manager(self) -> AsyncKernelManager:
        """This interpreter's own kernel, reached over files where the system has such sockets."""
        file = str(self._scratch / "kernel.json")
        short = len(os.fsencode(file)) < LONGEST_SOCKET_PATH
        self.km = AsyncKernelManager(
            connection_file=file,
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
            # A TCP port that was free when chosen may be another kernel's by the time it is bound.
            transport="ipc" if os.name == "posix" and short else "tcp",
            config=self.config,
        )
        return self.km

    def on_cell_executed(self, **kwargs: Any) -> None:
        """Note that a cell came to its end (nbclient calls this)."""
        super().on_cell_executed(**kwargs)
        self._ended.add(kwargs["cell_index"])

    def _settle(self, cell: NotebookNode, ended: bool, reason: str) -> None:
        """Leave outputs that nbgrader's scoring reads as what happened."""
        if not ended:
            text = f"This test did not come to its end: {reason}."
            error = {"ename": "DidNotRun", "evalue": text, "traceback": [text]}
            cell.outputs.append(new_output("error", **error))  # type: ignore[no-untyped-call]
        elif not any(output.output_type == "error" for output in cell.outputs):
            for output in cell.outputs:
                if output.output_type == "stream":
                    output.name = "stdout"
