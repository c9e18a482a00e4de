"""Asks for the listener before the connection.

base: right_list
score: 0
caught by: demux-clients
message: lookup returns the key of socket 2
hint: look for the most specific key first
"""
# instead of
        for remote in (source, None):
# this
        for remote in (None, source):
