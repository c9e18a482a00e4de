"""A made class with a stated share of everything that comes in, graded, killed midway, and gone on with.

How it works
------------
`kinds` says what each student hands in and the score that it must get. `run` makes a course of its own, whose one
notebook (tests/hostile/course.py) has five points on plain data, live sockets and a callback, and hands all of it in.
It grades it with the command line, kills the command with a signal that nobody can handle as soon as a third of the
verdicts are there, starts it again, and compares every score. Nothing of it touches the course's own class.
"""
