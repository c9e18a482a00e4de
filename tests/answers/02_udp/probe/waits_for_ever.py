"""Sets no timeout.

base: reference
score: 3
caught by: probe-silent
message: timed out: ✗ probe_udp(address, 0.2) returns 'silent', where 127.0.0.1 takes the datagram 
hint: settimeout(timeout)
hangs: yes
"""
# instead of
        sock.settimeout(timeout)
# this
