"""Connects with an event loop, by TCP, UDP and a unix socket.

double: error
points: 4
says: ValueError: []
"""

import asyncio


async def attempts():
    loop, done = asyncio.get_running_loop(), []
    for name, attempt in {
        "tcp": lambda: asyncio.open_connection("127.0.0.1", @PORT@),
        "udp": lambda: loop.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=("127.0.0.1", @PORT@)),
        "unix": lambda: asyncio.open_unix_connection("@STREAM@"),
        "name": lambda: loop.getaddrinfo("example.invalid", 80),
    }.items():
        try:
            await attempt()
            done.append(name)
        except OSError:
            pass
    return done


def double(x):
    raise ValueError(asyncio.run(attempts()))
