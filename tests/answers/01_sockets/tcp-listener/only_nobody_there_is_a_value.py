"""Yields BlockingIOError, and lets every other failure of accept end the generator.

base: reference
score: 3
caught by: tcp-listener-incoming
message: every OSError
"""
# instead of
            except OSError as error:
# this
            except BlockingIOError as error:
