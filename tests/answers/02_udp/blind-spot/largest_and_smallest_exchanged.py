"""Exchanges the largest word and the smallest, which are the same when all words are.

score: 1
caught by: blind-spot-any
message: one byte, over and over: the kernel delivers another payload
hint: this is the datagram that was given
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    even = len(segment) // 2 * 2
    words = [segment[at : at + 2] for at in range(8, even, 2)]
    low, high = words.index(min(words)), words.index(max(words))
    words[low], words[high] = words[high], words[low]
    return segment[:8] + b"".join(words) + segment[even:]
