"""What forged notebooks earn from stock nbgrader, and what from this course's grader.

Read it in this order: stock (nbgrader, with nothing of ours), ours, __main__ (both, as a table).
"""
