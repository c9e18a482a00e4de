"""Lets the error of a folder through.

base: reference
score: 3
caught by: tftp-server-refuses
message: RRQ below
hint: ERROR 1
"""
# instead of
            except (OSError, ValueError):
# this
            except FileNotFoundError:
