"""The function crashes the interpreter.

place: in total
points: 0
statuses: total-visible=crashed total-hidden=crashed read-exactly-visible=not written
says: SIGSEGV
"""
import ctypes


def total(numbers):
    return ctypes.string_at(1)
