"""Has the event first in each key.

base: right_by_state
score: 0
caught by: goodbye-first
message: "ESTABLISHED", "close"
hint: the state comes first, then the event
"""
# instead of
    return {(state, event): (after, sends.get(event)) for state, row in states.items() for event, after in row.items()}
# this
    return {(event, state): (after, sends.get(event)) for state, row in states.items() for event, after in row.items()}
