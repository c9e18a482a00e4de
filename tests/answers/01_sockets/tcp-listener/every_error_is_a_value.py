"""Yields every exception, the ValueError of a closed listener too.

base: reference
score: 4
caught by: tcp-listener-close
message: a turn of incoming()
hint: a mistake of the program
"""
# instead of
            except OSError as error:
# this
            except Exception as error:
