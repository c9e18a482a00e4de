"""Uses an HMAC, and packed addresses.

score: 4
"""

import hmac
import ipaddress
import struct


def packed(address):
    host, port = address[:2]
    return ipaddress.ip_address(host).packed + struct.pack("!H", port)


def initial_sequence(local, remote, secret, now):
    digest = hmac.new(secret, packed(local) + packed(remote), "sha256").digest()
    return ((struct.unpack("!I", digest[:4])[0]) + int(now / 0.000004)) & 0xFFFFFFFF
