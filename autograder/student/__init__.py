"""The student's process: main (runs the student's cells, forks replicas), shell (how a cell runs), serve (a replica).

Nothing in here is trusted by the judge: the student's code shares the process and can change all of it.
"""
