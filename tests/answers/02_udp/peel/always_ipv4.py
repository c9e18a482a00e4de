"""Does not ask whether the second layer is IPv4.

base: reference
score: 2
caught by: peel-others
message: for a message of ARP
hint: go on to UDP only if there is one
"""
# instead of
    if layers[1][0] != "IPv4" or layers[1][1][9] != 17:
# this
    if layers[1][1][9] != 17:
