"""Every pair of a class's TCPs: each in its own sandbox, the network between them, and who can talk to whom."""
