"""The rows of the table, in the order of a connection's life."""

from loopback.conformance.rows import closing, meeting, opening, options, receiving, sending

ROWS = (*opening.ROWS, *receiving.ROWS, *sending.ROWS, *closing.ROWS, *meeting.ROWS, *options.ROWS)

__all__ = ["ROWS"]
