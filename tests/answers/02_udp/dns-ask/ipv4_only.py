"""Makes IPv4 sockets only.

base: reference
score: 0
caught by: dns-ask-answer
message: ::1
hint: AF_INET6
"""
# instead of
    family = socket.AF_INET6 if ":" in server[0] else socket.AF_INET
# this
    family = socket.AF_INET
