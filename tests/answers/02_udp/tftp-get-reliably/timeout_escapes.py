"""Lets the first timeout through.

base: reference
score: 2
caught by: tftp-get-reliably-lost
message: sends again what may be lost
hint: send the RRQ again
"""
# instead of
            except TimeoutError:
                continue
# this
            except TimeoutError:
                raise
