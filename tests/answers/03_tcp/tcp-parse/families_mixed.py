"""Takes hosts of two families.

base: reference
score: 3
caught by: tcp-parse-pseudo
message: the hosts are of two families
hint: compare the versions
"""
# instead of
    if hosts[0].version != hosts[1].version:
        raise ValueError(f"{source} and {destination} are of different families")

# this

