"""The file is no JSON.

place: file
points: 0
statuses: total-visible=missing tell-each-visible=missing
says: is not a notebook
"""


def build():
    return b"{'cells': ["
