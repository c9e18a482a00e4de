"""Yields BlockingIOError, and lets every other failure of accept end the generator.

base: reference
score: 4
caught by: tcp-listener-failures
message: turn 1
hint: of every kind
"""
# instead of
            except OSError as error:
# this
            except BlockingIOError as error:
