"""Serve the built book on this machine: ``python book/serve.py [PORT]``."""

import functools
import http.server
import sys
from pathlib import Path

BOOK = Path(__file__).parents[1] / "_build" / "html"


class Server(http.server.ThreadingHTTPServer):
    allow_reuse_address = False
    request_queue_size = 128


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


def listen(port):
    """Listen at `port`, or at any free port where it is taken."""
    handler = functools.partial(Handler, directory=str(BOOK))
    try:
        return Server(("127.0.0.1", port), handler)
    except OSError:
        return Server(("127.0.0.1", 0), handler)


def main():
    server = listen(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
    print(f"The book is at http://127.0.0.1:{server.server_port} (Ctrl+C stops it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
