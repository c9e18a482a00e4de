"""asyncio without TLS, which nothing in the sandbox uses: OpenSSL would be 2 MB more that every fork inherits.

Import this before anything that imports asyncio. A cell that asks for `ssl` gets it.
"""

import sys

sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
import asyncio  # noqa: E402

if sys.modules["ssl"] is None:
    del sys.modules["ssl"]

__all__ = ["asyncio"]
