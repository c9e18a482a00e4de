"""Returns addresses as bytes.

base: reference
score: 2
caught by: dns-record-data
message: of type 1
hint: socket.inet_ntop
"""
# instead of
        data = socket.inet_ntop(socket.AF_INET if qtype == A else socket.AF_INET6, message[begin:end])
# this
        data = message[begin:end]
