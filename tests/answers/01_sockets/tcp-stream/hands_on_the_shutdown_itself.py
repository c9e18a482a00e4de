"""Gives the socket the Shutdown, and not its number.

base: reference
score: 5
caught by: tcp-stream-shutdown
message: raised TypeError
hint: takes how.value
"""
# instead of
        sock.shutdown(how.value)
# this
        sock.shutdown(how)
