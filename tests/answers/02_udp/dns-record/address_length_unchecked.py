"""Takes the first bytes of the data for the address, however many there are.

base: reference
score: 2
caught by: dns-record-liars
message: for type 1 with 3 bytes
hint: refuse any other length
"""
# instead of
        if length != (4 if qtype == A else 16):
            raise Malformed(f"an address of {length} bytes")
# this
        length = 4 if qtype == A else 16
# instead of
        data = socket.inet_ntop(socket.AF_INET if qtype == A else socket.AF_INET6, message[begin:end])
# this
        data = socket.inet_ntop(socket.AF_INET if qtype == A else socket.AF_INET6, (message[begin:end] + bytes(16))[:length])
