"""The sandbox: what a submission's processes see, and what they may use; it runs nobody's code.

Read it in this order: box (bubblewrap, the view from outside), namespaces and limits (what each submission gets of its
own), process (fork, and how a process ended), warden (process 1 in there), groups (the kernel's
own account of what a submission takes).
"""
