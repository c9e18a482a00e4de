"""The IPv4 header without options (RFC 791), and the pseudo-headers that transport checksums cover."""

from loopback.headers.table import Field

IPV4 = (
    Field("Version", 4, "4"),
    Field("IHL", 4, "internet header length, options included, in 32-bit words; 5 or more"),
    Field("DSCP", 6, "which service the packet should get (RFC 2474)"),
    Field("ECN", 2, "explicit congestion notification (RFC 3168)"),
    Field("Total Length", 16, "header and payload together, in bytes"),
    Field("Identification", 16, "which fragments belong together"),
    Field("Zero", 1, "reserved, always 0"),
    Field("DF", 1, "don't fragment"),
    Field("MF", 1, "more fragments follow"),
    Field("Fragment Offset", 13, "where the fragment belongs, in units of 8 bytes"),
    Field("Time to Live", 8, "how many more routers may forward it"),
    Field("Protocol", 8, "what the payload is: 6 for TCP, 17 for UDP"),
    Field("Header Checksum", 16, "over this header only"),
    Field("Source Address", 32, "the host that sent it"),
    Field("Destination Address", 32, "the host it is for"),
)

IPV4_PSEUDO_HEADER = (  # RFC 768; RFC 9293, section 3.1
    Field("Source Address", 32, "from the IP header"),
    Field("Destination Address", 32, "from the IP header"),
    Field("Zero", 8, "always 0"),
    Field("Protocol", 8, "6 for TCP, 17 for UDP"),
    Field("Length", 16, "transport header and payload together, in bytes"),
)

IPV6_PSEUDO_HEADER = (  # RFC 8200, section 8.1
    Field("Source Address", 128, "from the IP header"),
    Field("Destination Address", 128, "from the IP header"),
    Field("Upper-Layer Packet Length", 32, "transport header and payload together, in bytes"),
    Field("Zero", 24, "always 0"),
    Field("Next Header", 8, "6 for TCP, 17 for UDP"),
)
