"""Goes on behind the end of the list.

base: reference
score: 2
caught by: tcp-options-list
message: behind a 0 nothing counts
hint: kind 0 is the end
"""
# instead of
    while at < len(data) and data[at] != 0:
# this
    while at < len(data):
