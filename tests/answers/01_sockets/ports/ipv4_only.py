"""Never thought of an IPv6 host.

base: right_one_expression
score: 2
caught by: ports-sampled
message: ephemeral_range(1, '::1')
hint: AF_INET6
"""
# instead of
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
# this
    family = socket.AF_INET
