"""The header of a DNS message, RFC 1035, 4.1.1, and what stands between name and data of a record, 4.1.3."""

from loopback.headers.table import Field

DNS = (
    Field("ID", 16, "a number that the answer repeats"),
    Field("QR", 1, "0 in a query, 1 in a response"),
    Field("OPCODE", 4, "the kind of query; 0 for an ordinary one"),
    Field("AA", 1, "the server itself is in charge of the name"),
    Field("TC", 1, "the message did not fit, and was cut short"),
    Field("RD", 1, "the server is asked to ask others, if it does not know"),
    Field("RA", 1, "the server does ask others"),
    Field("Z", 3, "not used here; 0"),
    Field("RCODE", 4, "what became of the query; 0 if all went well, 3 if there is no such name"),
    Field("QDCOUNT", 16, "how many questions follow"),
    Field("ANCOUNT", 16, "how many records answer them"),
    Field("NSCOUNT", 16, "how many records name the servers in charge"),
    Field("ARCOUNT", 16, "how many records may help besides"),
)

RECORD = (
    Field("TYPE", 16, "what the data is"),
    Field("CLASS", 16, "1 for the internet"),
    Field("TTL", 32, "the seconds for which the record may be kept"),
    Field("RDLENGTH", 16, "the length of the data behind it, in bytes"),
)
