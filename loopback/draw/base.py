"""The class that every drawing extends."""

from abc import ABC, abstractmethod


class Drawing(ABC):
    """A drawing as plain text, as SVG, and as sentences; a notebook shows the SVG, str and repr are the text."""

    @abstractmethod
    def text(self) -> str:
        """The drawing in plain characters."""

    @abstractmethod
    def svg(self) -> str:
        """The drawing as an SVG element."""

    @abstractmethod
    def sentences(self) -> list[str]:
        """The drawing retold, for a screen reader, one string for each thing in it."""

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.svg()
