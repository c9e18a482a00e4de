"""Packs header and pseudo-header from the lab bench's tables of fields.

score: 6
"""

from loopback.headers import IPV4_PSEUDO_HEADER, IPV6_PSEUDO_HEADER
from loopback.headers import pack
from loopback.headers import UDP


def build_udp(source: Address, destination: Address, payload: bytes) -> bytes:
    """A UDP header and `payload` behind it, with the checksum right (RFC 768, RFC 8200 section 8.1)."""
    here, there = ip_address(source[0]), ip_address(destination[0])
    if here.version != there.version:
        raise ValueError(f"{here} is IPv{here.version} and {there} is IPv{there.version}")
    fields = {"Source Port": source[1], "Destination Port": destination[1], "Length": 8 + len(payload)}
    addresses = {"Source Address": int(here), "Destination Address": int(there), "Zero": 0}
    if here.version == 4:
        pseudo = pack(IPV4_PSEUDO_HEADER, addresses | {"Protocol": 17, "Length": fields["Length"]})
    else:
        rest = {"Upper-Layer Packet Length": fields["Length"], "Next Header": 17}
        pseudo = pack(IPV6_PSEUDO_HEADER, addresses | rest)
    blank = pack(UDP, fields | {"Checksum": 0})
    checksum = internet_checksum(pseudo + blank + payload)
    return pack(UDP, fields | {"Checksum": checksum or 0xFFFF}) + payload
