"""Expects the end of the stream between two frames only: in a frame readexactly raises what is no OSError.

base: right_readexactly
score: 3
caught by: chat-async-broken
message: IncompleteReadError
hint: a kind of EOFError
"""
# instead of
        length = int.from_bytes(await reader.readexactly(4), "big")
# this
        try:
            length = int.from_bytes(await reader.readexactly(4), "big")
        except EOFError:
            raise ConnectionError("the end") from None

# instead of
    except (EOFError, OSError, ValueError):
# this
    except (OSError, ValueError):
