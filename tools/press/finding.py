"""What the press has to say about one line of a manuscript."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend, with the place where to mend it.

    `line` counts from 1; `story` is whatever the failing cell itself had to tell, lines and all.
    """

    path: str
    line: int
    text: str
    story: str = ""

    def __str__(self) -> str:
        """Return the problem as compilers print theirs, so that editors can jump to it."""
        head = f"{self.path}:{self.line}: {self.text}"
        told = "".join(f"\n    {line}".rstrip(" ") for line in self.story.splitlines())
        return head + told
