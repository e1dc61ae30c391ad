"""Sockets of every kind that student code could reach, if it could reach any."""

from __future__ import annotations

import socket
import tempfile
from pathlib import Path

__all__ = ["Ears"]


class Ears:
    """Open sockets, and afterwards what came to them."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="ears")  # a socket's path must be short
        Path(self._folder.name).chmod(0o777)
        server = socket.create_server(("127.0.0.1", 0))
        port = server.getsockname()[1]
        datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        datagrams.bind(("127.0.0.1", port))
        service, stream = f"{self._folder.name}/service", f"{self._folder.name}/stream"
        self._sockets = {"TCP": server, "UDP": datagrams}
        for name, kind, address in (
            ("unix datagrams", socket.SOCK_DGRAM, service),
            ("unix stream", socket.SOCK_STREAM, stream),
            ("abstract datagrams", socket.SOCK_DGRAM, f"\0{service}"),
        ):
            self._sockets[name] = socket.socket(socket.AF_UNIX, kind)
            self._sockets[name].bind(address)
        self._sockets["unix stream"].listen()
        for path in (service, stream):
            Path(path).chmod(0o777)
        self.places = {"PORT": str(port), "SERVICE": service, "STREAM": stream}
        """What the names in an attack's source stand for."""

    def heard(self) -> list[str]:
        """What came, one line each; the sockets are closed."""
        came = []
        for name, ear in self._sockets.items():
            with ear:
                ear.setblocking(False)
                came += [f"{name}: {what!r}" for what in _received(ear)]
        self._folder.cleanup()
        return came


def _received(ear: socket.socket) -> list[object]:
    came: list[object] = []
    while len(came) < 100:
        try:
            came.append(ear.accept()[1] if ear.type == socket.SOCK_STREAM else ear.recv(100))
        except BlockingIOError:
            break
    return came
