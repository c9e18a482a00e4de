"""The judge: decides what each test came to, in processes of the grader's that never run a student's code.

Read it in this order: client (the grader's side), broker (the warm process that is forked), judge (one submission),
tester (the process that runs test cells), test_cell (one test), handles (the student's functions as a test sees them).
"""
