"""Collects everything first and sends it back when the peer has closed its side.

score: 1
caught by: fd-echo-pieces
message: had not returned
hangs: yes
hint: write each piece before you read the next
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    try:
        data = b"".join(iter(lambda: os.read(fd, 65536), b""))
        left = data
        while left:
            with contextlib.suppress(BlockingIOError):
                left = left[os.write(fd, left) :]
        return len(data)
    finally:
        os.close(fd)
