"""Programs of the system that tests need: installed where that can be done, else asked for."""

import os
import shutil
import subprocess
import sys


def provide(find, package, name, tests):
    """Install a Debian package if `find` gives None and this is root; say so if it stays missing."""
    if find() is None and os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-qq", "-y", "--no-install-recommends", package],
        ):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if find() is None:
        print(
            f"{name} is missing: install it with your system's package manager, or the tests "
            f"{tests} fail.",
            file=sys.stderr,
        )
