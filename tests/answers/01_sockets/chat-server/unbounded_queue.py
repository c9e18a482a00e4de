"""Keeps everything for whoever does not read.

base: reference
score: 9
caught by: chat-server-stalled
message: without a bound
"""
# instead of
            if len(client.outgoing) > LIMIT:
                doomed.append(client)
# this
            pass
