"""A plain process for one student's notebook, where there is no sandbox; runs on any system."""

from __future__ import annotations

import socket
import sys

from . import shell


def start(port: str) -> None:
    """Connect to the port, show the token that comes on standard input, and serve."""
    token = sys.stdin.readline()
    channel = socket.create_connection(("127.0.0.1", int(port)))
    channel.sendall(token.encode())
    shell.serve(shell.make(), channel.makefile("rb"), channel.makefile("wb"))
