"""Takes a close before the first byte for a clean end, and returns nothing instead of raising.

base: reference
score: 4
caught by: recv-exactly-early-close
message: EOFError
hint: once the peer has closed
"""
# instead of
            raise EOFError(f"the peer closed with {n - len(received)} of {n} bytes missing")
# this
            if not received:
                return b""
            raise EOFError(f"{n - len(received)} bytes missing")
