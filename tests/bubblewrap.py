"""The program that shuts students' code in; ``python -m tests.bubblewrap`` provides it."""

import os
import shutil
import subprocess
import sys


def provide():
    missing = shutil.which("bwrap") is None
    if missing and sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "bubblewrap"],
        ):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if shutil.which("bwrap") is None:
        print(
            "bubblewrap is missing: install it with your system's package manager, or the tests "
            "of the sandbox fail.",
            file=sys.stderr,
        )


if __name__ == "__main__":
    provide()
