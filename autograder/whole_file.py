"""Write a file in one step, whoever wrote it before."""

from pathlib import Path


def write_whole(file: Path, content: str | bytes) -> None:
    """Write a file, and the folders that it lies in; text as UTF-8, its line ends as they are.

    A run that is killed leaves the file as it was, and no half of it. One that must not be written to, as nbgrader
    leaves the notebooks and pages that it makes, is replaced as well: that takes no more than the folder.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.draft")
    draft.write_bytes(content.encode() if isinstance(content, str) else content)
    draft.replace(file)
