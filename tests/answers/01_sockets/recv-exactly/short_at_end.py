"""Returns what there is when the peer closes early, as if that were all.

base: reference
score: 4
caught by: recv-exactly-early-close
message: EOFError
hint: until it returns b'', and then raise EOFError
"""
# instead of
            raise EOFError(f"the peer closed with {n - len(received)} of {n} bytes missing")
# this
            break
