"""Makes an IPv4 socket for every address.

base: reference
score: 0
caught by: probe-answers
message: probe_udp(address, 5.0) returns 'answers', where ::1 answers
hint: AF_INET6
"""
# instead of
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
# this
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
