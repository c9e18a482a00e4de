"""Reads the first answer only.

base: reference
score: 1
caught by: dns-parse-answers
message: an alias and two addresses
hint: read as many
"""
# instead of
    for _ in range(count):
        record, at = read_record(message, at)
        answers.append(record)
# this
    if count:
        record, at = read_record(message, at)
        answers.append(record)
