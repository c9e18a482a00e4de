"""The sandbox: where a submission's processes live, what they see, and what they may use.

Read it in this order: box (bubblewrap, the view from outside), broker and warm (the process inside that is
forked for each submission), fork (how), namespaces and limits (what each submission gets of its own), warden
(process 1 in there).
"""
