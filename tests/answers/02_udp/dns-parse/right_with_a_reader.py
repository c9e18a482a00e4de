"""Walks the message with a function that takes the next bytes.

score: 4
"""


def parse_response(message: bytes) -> Response:
    """The response in a message; raise Malformed or Truncated if it is none."""

    def number(at: int) -> int:
        if at + 2 > len(message):
            raise Truncated(f"nothing at byte {at}")
        return message[at] * 256 + message[at + 1]

    header = [number(at) for at in range(0, 12, 2)]
    if header[1] < 0x8000:
        raise Malformed("a query")
    if header[2] != 1:
        raise Malformed(f"{header[2]} questions")
    name, at = read_name(message, 12)
    question = name, number(at)
    number(at + 2)
    at += 4
    records: list[Record] = []
    while len(records) < header[3]:
        record, at = read_record(message, at)
        records.append(record)
    return Response(header[0], header[1] % 16, header[1] // 0x200 % 2 == 1, question, records)
