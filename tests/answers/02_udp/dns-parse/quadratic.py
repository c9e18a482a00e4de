"""Reads all answers from the first on to come to each.

base: reference
score: 3
caught by: dns-parse-large
message: had not returned
hint: each record is read once
hangs: yes
"""
# instead of
    for _ in range(count):
        record, at = read_record(message, at)
        answers.append(record)
# this
    begin = at
    for number in range(count):
        at = begin
        for _ in range(number + 1):
            record, at = read_record(message, at)
        answers.append(record)
