"""What a TCP must do, row by row: a tester at the other end of one connection, or two of them that meet."""

from loopback.conformance.ask import Result, ask_kernel, ask_stack
from loopback.conformance.row import Row
from loopback.conformance.rows import ROWS
from loopback.conformance.table import ConformanceTable, table_of
from loopback.conformance.tester import Differs, Tester
from loopback.conformance.under_test import MakeTCP

__all__ = [
    "ROWS",
    "ConformanceTable",
    "Differs",
    "MakeTCP",
    "Result",
    "Row",
    "Tester",
    "ask_kernel",
    "ask_stack",
    "table_of",
]
