"""Takes for UDP whatever is not TCP.

base: reference
score: 2
caught by: peel-others
message: ICMP
hint: go on to UDP only if there is one
"""
# instead of
    if layers[1][0] != "IPv4" or layers[1][1][9] != 17:
# this
    if layers[1][0] != "IPv4" or layers[1][1][9] == 6:
