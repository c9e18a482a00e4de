"""A program that shakes hands with a kernel host and is sent an echo."""

SHAKES_HANDS = """
from loopback import ACK, SYN, Segment, kernel
with kernel.KernelHost() as host:
    host.serve_echo(7)
    ports = {"source_port": 4000, "destination_port": 7}
    host.send(Segment(seq=99, flags=SYN, **ports))
    answer = host.receive()
    host.send(Segment(seq=100, ack=(answer.seq + 1) % 2**32, flags=ACK, payload=b"hello", **ports))
    acknowledged, echoed = host.receive(), host.receive()
    assert (answer.ack, acknowledged.ack, echoed.payload) == (100, 105, b"hello"), (answer, acknowledged, echoed)
"""
