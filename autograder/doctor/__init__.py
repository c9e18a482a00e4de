"""`autograder doctor`: each property of the sandbox is tried on this machine, not believed.

Read it in this order: table (the properties, how each is tried, what to do where it fails), check (how a tiny
notebook tries one), probes (what runs in the student's place), grounds (what lies about to be found, outside and
in a neighbour's submission), machine (what is tried before there is a sandbox), examine (all of it), show.
"""
