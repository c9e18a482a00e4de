"""The UDP header, RFC 768."""

from loopback.headers.table import Field

UDP = (
    Field("Source Port", 16, "where a reply should go; 0 if none is wanted"),
    Field("Destination Port", 16, "which socket on the far host"),
    Field("Length", 16, "header and payload together, in bytes; 8 or more"),
    Field("Checksum", 16, "over pseudo-header, header and payload; 0 means not computed (IPv4 only)"),
)
