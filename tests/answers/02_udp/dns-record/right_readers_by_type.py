"""Keeps a function for each type in a dict.

score: 4
"""


def read_record(message: bytes, start: int) -> tuple[Record, int]:
    """The record at byte `start` of a message, and the byte behind it."""
    name, at = read_name(message, start)
    fixed = message[at : at + 10]
    if len(fixed) != 10:
        raise Truncated("no ten bytes")
    qtype, ttl = int.from_bytes(fixed[:2], "big"), int.from_bytes(fixed[4:8], "big")
    begin = at + 10
    end = begin + int.from_bytes(fixed[8:], "big")
    if len(message) < end:
        raise Truncated("the data is cut")

    def address(family):
        try:
            return socket.inet_ntop(family, message[begin:end])
        except ValueError as error:
            raise Malformed(str(error)) from None

    def name_there():
        found, after = read_name(message, begin)
        if after == end:
            return found
        raise Malformed("a name of another length")

    readers = {A: lambda: address(socket.AF_INET), AAAA: lambda: address(socket.AF_INET6)}
    readers |= dict.fromkeys((NS, CNAME, PTR), name_there)
    data = readers.get(qtype, lambda: bytes(message[begin:end]))()
    return Record(name, qtype, ttl, data), end
