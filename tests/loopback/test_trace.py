"""A captured conversation reads as rows, drawn with numbers counted from each side's first."""

from loopback import ACK, PSH, SYN, Segment
from loopback.trace import ladder_of, relative, trace_of

CONVERSATION = [
    Segment(source_port=4000, destination_port=80, seq=2**32 - 1, flags=SYN),
    Segment(source_port=80, destination_port=4000, seq=500, ack=0, flags=SYN | ACK),
    Segment(source_port=4000, destination_port=80, seq=0, ack=501, flags=PSH | ACK, payload=b"hello"),
]


def test_rows_say_who_sent_what():
    assert trace_of(CONVERSATION) == [
        {"sender": "client", "flags": "SYN", "seq": 2**32 - 1, "ack": None, "length": 0},
        {"sender": "server", "flags": "SYN,ACK", "seq": 500, "ack": 0, "length": 0},
        {"sender": "client", "flags": "ACK", "seq": 0, "ack": 501, "length": 5},
    ]


def test_relative_numbers_begin_at_zero_across_the_wrap():
    rows = relative(trace_of(CONVERSATION))
    assert [(row["seq"], row["ack"]) for row in rows] == [(0, None), (0, 1), (1, 1)]


def test_a_hidden_number_is_a_question_mark():
    rows = trace_of(CONVERSATION)
    rows[1]["ack"] = None
    assert "SYN,ACK seq=500 ack=?" in ladder_of(rows).text()
