"""Returns the answers that are there when the message ends too soon.

base: reference
score: 3
caught by: dns-parse-refuses
message: 65,535 announced
hint: each step looks
"""
# instead of
    for _ in range(count):
        record, at = read_record(message, at)
        answers.append(record)
# this
    for _ in range(count):
        try:
            record, at = read_record(message, at)
        except Truncated:
            break
        answers.append(record)
