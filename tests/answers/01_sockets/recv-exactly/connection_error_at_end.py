"""Raises ConnectionError where the contract asks for EOFError.

base: reference
score: 4
caught by: recv-exactly-early-close
message: EOFError
hint: your own `raise` was reached
"""
# instead of
            raise EOFError(f"the peer closed with {n - len(received)} of {n} bytes missing")
# this
            raise ConnectionError(f"connection closed, {n - len(received)} bytes missing")
