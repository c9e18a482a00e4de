"""Unpacks the header with the bench's table.

score: 4
"""


from loopback.headers import DNS, unpack


def parse_response(message: bytes) -> Response:
    """The response in a message; raise Malformed or Truncated if it is none."""
    header = unpack(DNS, message)
    if header["QR"] != 1:
        raise Malformed("a query")
    if header["QDCOUNT"] != 1:
        raise Malformed("one question, please")
    name, at = read_name(message, 12)
    if len(message[at : at + 4]) < 4:
        raise Truncated("the question is cut")
    (qtype,) = struct.unpack("!H2x", message[at : at + 4])
    at, answers = at + 4, [None] * header["ANCOUNT"]
    for index in range(len(answers)):
        answers[index], at = read_record(message, at)
    return Response(header["ID"], header["RCODE"], header["TC"] == 1, (name, qtype), answers)
