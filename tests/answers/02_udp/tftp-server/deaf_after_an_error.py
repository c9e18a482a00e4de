"""Ends at the first timeout.

base: reference
score: 0
caught by: tftp-server-serves
message: returns once stop is set
hint: TimeoutError
"""
# instead of
            except (TimeoutError, ConnectionError):
                continue
# this
            except ConnectionError:
                continue
