"""A cell writes to every descriptor of the notebook's own process.

place: before total
points: 0
statuses: total-visible=missing
"""
import os

for number in range(256):
    try:
        os.write(number, b'\x00\x00\x00\x0ct\x00\x00\x00\x01s\x00\x00\x00\x02ok')
        os.write(number, b'{"status": "passed"}\n')
    except OSError:
        pass
