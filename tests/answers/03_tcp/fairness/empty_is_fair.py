"""Takes an empty list for a fair one.

base: reference
score: 2
caught by: fairness-index
message: raises ValueError
hint: look at the list first
"""
# instead of
    if not rates or min(rates) < 0:
        raise ValueError("fairness needs rates, none of them negative")
# this
    if any(rate < 0 for rate in rates):
        raise ValueError("negative")
