"""Talks to itself, which is allowed: event loops do it.

points: 7
"""

import asyncio


async def doubled(x):
    await asyncio.sleep(0)
    return 2 * x


def double(x):
    return asyncio.run(doubled(x))
