"""asyncio without TLS, which nothing inside has a use for: OpenSSL is 2 MB that every fork would pass on.

Import this before anything that imports asyncio. A cell that asks for `ssl` gets it.
"""

import sys

sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
import asyncio  # noqa: E402

if sys.modules["ssl"] is None:
    del sys.modules["ssl"]

__all__ = ["asyncio"]
