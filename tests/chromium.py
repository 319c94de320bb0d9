"""The browser that the tests look at pages with; ``python -m tests.chromium`` provides it."""

import contextlib
import functools
import http.server
import os
import shutil
import threading

from tests.provided import provide

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What a test asks is the same whichever of a browser's compilers made its machine code, and a Python
# that answers one or two questions is compiled well for longer than it runs.
BRIEFLY = ["--js-flags=--liftoff-only", "--in-process-gpu"]


def find():
    """The path of a Chromium on this machine, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return ON_A_MAC if os.path.exists(ON_A_MAC) else None


def launch(playwright, more=()):
    path = find()
    if path is None:
        raise RuntimeError("Chromium is missing: install it, or run `make chromium` as root.")
    return playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *more])


SAVING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"


def reader(browser, **options):
    """A context that asks pages to save data: Python and the editor wait until they are used."""
    context = browser.new_context(**options)
    context.add_init_script(SAVING)
    return context


def visit(tab, address, **options):
    """Go to a page and wait until scripts run in it, not in the one before."""
    tab.goto(address, **options)
    tab.wait_for_function(
        "address => location.href === address && document.readyState === 'complete'", arg=address
    )


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    # A browser opens more connections at once than the five that may wait by default.
    request_queue_size = 128


@contextlib.contextmanager
def served(folder):
    """The address at which `folder` is served meanwhile."""
    handler = functools.partial(Quiet, directory=str(folder))
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    provide(find, "chromium", "Chromium", "that need a browser")
