"""Lets the first timeout through.

base: reference
score: 2
caught by: tftp-get-reliably-lost
message: sends again what may be lost
hint: ran out
"""
# instead of
            except TimeoutError:
                continue
# this
            except TimeoutError:
                raise
