"""A host of its own whose TCP is the Linux kernel's, and the wire to it, whose other end is in the notebook."""
