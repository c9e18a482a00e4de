"""Takes the end of the list for one more no-operation.

base: reference
score: 2
caught by: tcp-options-list
message: behind a 0 nothing counts
hint: stop reading
"""
# instead of
    while at < len(data) and data[at] != 0:
# this
    while at < len(data):
# instead of
        if data[at] == 1:
            at += 1
            continue

# this
        if data[at] in (0, 1):
            at += 1
            continue

