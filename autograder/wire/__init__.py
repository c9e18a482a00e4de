"""What crosses between processes: an encoding of plain data, calls over a Unix socket, records, compiled cells.

Read it in this order: encoding (the bytes of a value), records (the course's own types), channel (frames and calls),
compiled_cell (an instructor's cell on its way from the grader to the judge).
"""
