"""The table: each row with a tick or a cross for a TCP, and the ladder of what was crossed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from loopback.check.claim import NotWritten
from loopback.conformance.ask import UNWRITTEN, Result, ask_stack
from loopback.conformance.row import Row
from loopback.conformance.rows import ROWS
from loopback.conformance.under_test import MakeTCP

_MOST_HANGS = 3  # rows that may be waited for in vain, before the others are not asked any more
_GIVEN_UP = f"not asked any more, since {_MOST_HANGS} before them had not ended"


class ConformanceTable:
    """What a TCP must do, row by row, with a tick or a cross each, and the ladder of what was crossed.

    `results` has for each TCP, by the name of its column, a result for each of `rows`. Rows that wait for a part which
    is not written are no crosses: below the total a line for each such part counts them. A notebook shows a table; text
    and repr are plain lines.
    """

    def __init__(self, results: Mapping[str, Sequence[Result]], rows: Iterable[Row] = ROWS) -> None:
        self._results, self._rows = dict(results), tuple(rows)

    def held(self, name: str) -> int:
        """How many rows the TCP of that column keeps to."""
        return sum(result.held is True for result in self._results[name])

    def sentences(self) -> list[str]:
        """The rows retold, one string each."""
        names = list(self._results)
        return [
            f"{' '.join(self._results[name][at].mark for name in names)}  {row.section}: {row.name}"
            for at, row in enumerate(self._rows)
        ]

    def text(self) -> str:
        """The table in plain characters, and below it what was crossed."""
        said = [
            f"{name}, {row.name}: {result.said}\n{result.ladder or ''}".rstrip()
            for name, row, result in self._crossed()
        ]
        return "\n\n".join(["\n".join([*self.sentences(), self._total(), *self._unwritten()]), *said])

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()

    def html(self) -> str:
        """The table as HTML: a row for each behaviour; a cross opens to what happened."""
        heads = "".join(
            f"<th>{escape(each)}</th>" for each in ("", "RFC", *self._results, "notebook", "asked by")
        )
        lines = "".join(self._line(at, row) for at, row in enumerate(self._rows))
        folded = "".join(
            f"<details><summary>{escape(f'{name}: {row.name}')}</summary><p>{escape(result.said)}</p>"
            f"{result.ladder.svg() if result.ladder else ''}</details>"
            for name, row, result in self._crossed()
        )
        table = f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
        below = "".join(f"<p>{escape(line)}</p>" for line in (self._total(), *self._unwritten()))
        return table + below + folded

    def _line(self, at: int, row: Row) -> str:
        marks = (
            f'<td title="{escape(result.said)}">{result.mark}</td>'
            for result in (results[at] for results in self._results.values())
        )
        before = (f'<td style="text-align:left">{escape(row.name)}</td>', f"<td>{escape(row.section)}</td>")
        behind = (f"<td>{escape(row.notebook)}</td>", f"<td>{escape(row.suites)}</td>")
        return f"<tr>{''.join((*before, *marks, *behind))}</tr>"

    def _total(self) -> str:
        totals = ", ".join(
            f"{name}: {self.held(name)} of {sum(each.held is not None or each.unwritten for each in results)}"
            for name, results in self._results.items()
        )
        return totals + self._not_asked()

    def _unwritten(self) -> list[str]:
        """A line for each part that rows wait for, and how many these are."""
        said = [result.said for results in self._results.values() for result in results if result.unwritten]
        return [
            f"{count} row{'s' * (count != 1)}, marked {UNWRITTEN}, cannot be asked yet: {reason}"
            for reason, count in Counter(said).items()
        ]

    def _not_asked(self) -> str:
        said = [result.said for results in self._results.values() for result in results]
        return f" ({said.count(_GIVEN_UP)} rows were {_GIVEN_UP})" if _GIVEN_UP in said else ""

    def _crossed(self) -> list[tuple[str, Row, Result]]:
        return [
            (name, row, result)
            for name, results in self._results.items()
            for row, result in zip(self._rows, results, strict=True)
            if result.held is False
        ]


def table_of(make: MakeTCP, name: str = "yours") -> ConformanceTable:
    """The table of one TCP, whose connections `make(local_port, remote_port, iss, program)` makes.

    Where three rows have not ended, the rest is not asked any more. Raises NotWritten if `make` is still the stub, or
    if no row gets past parts that are.
    """
    results: list[Result] = []
    for row in ROWS:
        given_up = sum(result.hung for result in results) >= _MOST_HANGS
        results.append(Result(None, _GIVEN_UP) if given_up else ask_stack(make, row))
    asked = [result for result in results if result.held is not None or result.unwritten]
    if asked and all(result.unwritten for result in asked):
        raise NotWritten(" ".join(dict.fromkeys(result.said for result in asked)))
    return ConformanceTable({name: results})
