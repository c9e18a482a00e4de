"""Reads records up to the end of the message.

base: reference
score: 1
caught by: dns-parse-answers
message: with junk
hint: as many records as the second one says
"""
# instead of
    for _ in range(count):
        record, at = read_record(message, at)
        answers.append(record)
# this
    while at < len(message):
        record, at = read_record(message, at)
        answers.append(record)
