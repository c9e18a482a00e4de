"""asyncio without TLS, which nothing inside has a use for: OpenSSL is 2 MB that every fork would pass on.

Import this before anything that imports asyncio.
"""

import sys

sys.modules["ssl"] = None  # type: ignore[assignment]
import asyncio  # noqa: E402

del sys.modules["ssl"]  # a cell that asks for it gets it

__all__ = ["asyncio"]
