"""Gives each connection a timeout, so that whoever is silent for a second is let go.

base: reference
score: 5
caught by: echo-server-others
message: stays connected, while all this goes on
hint: to be silent for a while is no reason
"""
# instead of
        thread = threading.Thread(target=echo, args=(connection,), daemon=True)
# this
        connection.settimeout(1.0)
        thread = threading.Thread(target=echo, args=(connection,), daemon=True)
