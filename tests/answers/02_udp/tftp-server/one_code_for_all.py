"""Refuses everything with ERROR 1.

base: reference
score: 3
caught by: tftp-server-refuses
message: RRQ ../secret.txt
hint: ERROR 2
"""
# instead of
                    sock.send(build("ERROR", 2, b"access violation"))
# this
                    sock.send(build("ERROR", 1, b"file not found"))
