"""The student's cell gives its own meaning to the names that a test uses.

place: after total
points: 0
nbgrader: yes
"""
def check(*args, **kwargs):
    print("✓")


class Yes:
    returned = raised = lambda *args: True
    log = ()


def attempt(*args, **kwargs):
    return Yes()


def seeded(name):
    return 1 / 0


sum = sorted = list = lambda *args: None
