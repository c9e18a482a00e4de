"""Ends at the first timeout.

base: reference
score: 0
caught by: tftp-server-serves
message: TimeoutError
hint: TimeoutError
"""
# instead of
            except (TimeoutError, ConnectionError):
                continue
# this
            except ConnectionError:
                continue
