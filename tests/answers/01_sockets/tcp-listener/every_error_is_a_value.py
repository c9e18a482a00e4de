"""Yields every exception, the ValueError of a closed listener too.

base: reference
score: 4
caught by: tcp-listener-owner
message: catches OSError only
"""
# instead of
            except OSError as error:
# this
            except Exception as error:
