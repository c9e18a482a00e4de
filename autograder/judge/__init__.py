"""The judge: test cells run in a process of the grader's, the student's functions in another, and data crosses.

Read it in this order: wire (what may cross), channel (how), handles (what the judge has of the student's things),
serve (the student's side of it), student (runs the student's cells), trial (one test cell), tester (the process that
runs test cells), judge (one submission).
"""
