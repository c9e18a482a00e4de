"""Takes any numbers.

base: reference
score: 2
caught by: fairness-index
message: raises ValueError
hint: a rate is not negative
"""
# instead of
    if not rates or min(rates) < 0:
        raise ValueError("fairness needs rates, none of them negative")
# this
    if not rates:
        raise ValueError("no rates")
