"""Takes every error for the end of the file.

score: 4
caught by: fd-echo-errors
message: catch BlockingIOError only
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    count = 0
    try:
        while piece := os.read(fd, 65536):
            while piece:
                try:
                    taken = os.write(fd, piece)
                except BlockingIOError:
                    continue
                piece = piece[taken:]
                count += taken
    except OSError:
        pass
    os.close(fd)
    return count
