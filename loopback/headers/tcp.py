"""The TCP header without options, RFC 9293, section 3.1."""

from loopback.headers.table import Field

TCP = (
    Field("Source Port", 16, "which socket sent it"),
    Field("Destination Port", 16, "which socket it is for"),
    Field("Sequence Number", 32, "number of the first byte of the payload; of the SYN itself if SYN is set"),
    Field("Acknowledgment Number", 32, "the next byte the sender waits for; counts only if ACK is set"),
    Field("Data Offset", 4, "length of the header with options, in 32-bit words; 5 or more"),
    Field("Rsrvd", 4, "reserved for later: sent as 0, ignored on arrival"),
    Field("CWR", 1, "congestion window reduced: the sender has slowed down (RFC 3168)"),
    Field("ECE", 1, "a router has marked congestion (RFC 3168)"),
    Field("URG", 1, "the urgent pointer counts"),
    Field("ACK", 1, "the acknowledgment number counts; set in all but the first segment"),
    Field("PSH", 1, "hand the data to the program now"),
    Field("RST", 1, "there is no such connection, or no longer"),
    Field("SYN", 1, "opens a connection: the sequence number is the initial one"),
    Field("FIN", 1, "the sender has nothing more to send"),
    Field("Window", 16, "how many more bytes the sender of this segment can take"),
    Field("Checksum", 16, "over pseudo-header, header and payload"),
    Field(
        "Urgent Pointer", 16, "where urgent data ends, as an offset from the sequence number, if URG is set"
    ),
)
