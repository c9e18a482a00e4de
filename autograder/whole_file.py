"""Write a file in one step, whoever wrote it before."""

import contextlib
from pathlib import Path


def write_whole(file: Path, content: str | bytes) -> None:
    """Write a file, and the folders that it lies in; text as UTF-8, its line ends as they are.

    A run that is killed leaves the file as it was, and no half of it. One that must not be written to, as nbgrader
    leaves the notebooks and pages that it makes, is replaced as well: that takes no more than the folder.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.draft")
    try:
        draft.write_bytes(content.encode() if isinstance(content, str) else content)
        draft.replace(file)
    except BaseException as error:
        with contextlib.suppress(OSError):
            draft.unlink()  # on a disk that is full, half a draft is in the way
        if isinstance(error, OSError) and error.filename is None:  # so it is where writing fails, not opening
            error.filename = str(file)
        raise
