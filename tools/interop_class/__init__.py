"""A made class of TCPs, right ones and wrong ones, that meet: each failure must be where it belongs.

How it works
------------
`kinds` says what was made of each student's TCP, and in which of the two places it must fail with a right one. `run`
makes a course of its own with chapter 3, hands its notebooks in with right answers of tests/answers, each student's
in another combination, puts wrong ones in their place, and lets all of them meet by `autograder interop`'s own
function. Then it compares: a meeting of two that can do what they are there for must bring the file, any other must
fail by the fault of one who cannot. Nothing of it touches the course's own class.
"""
