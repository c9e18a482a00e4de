"""asyncio without TLS, which nothing inside has a use for: OpenSSL is 2 MB that every fork would pass on.

Import this before anything that imports asyncio. A cell that asks for `ssl` gets it.
"""

import sys

_there = {name: sys.modules[name] for name in ("ssl",) if name in sys.modules}
sys.modules["ssl"] = None  # type: ignore[assignment]
import asyncio  # noqa: E402

del sys.modules["ssl"]
sys.modules.update(_there)

__all__ = ["asyncio"]
