"""Finds the key, and keeps it to itself.

base: right_list
score: 0
caught by: demux-clients
message: Got: None, for TCP
hint: does lookup return it
"""
# instead of
                    return key
# this
                    break
