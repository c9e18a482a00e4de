"""Goes on waiting when the port is closed.

base: reference
score: 4
caught by: first-match-leaves
message: first_match(sock, match, 2.0) raises ConnectionError, since nobody takes datagrams at 127.
hint: catch TimeoutError only
"""
# instead of
            break
# this
            break
        except ConnectionError:
            continue
