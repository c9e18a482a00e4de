"""Makes an IPv4 socket whatever the address.

base: reference
score: 2
caught by: tftp-get-blocks
message: three.bin
hint: family
"""
# instead of
    with new_socket(server) as sock:
# this
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
