"""Submissions that do to the process that marks them what only a fault of the course's could."""

import os


class Deadly(dict):
    """Files that end the process that looks at them, unless it is the one that made them."""

    def __init__(self, maker=None):
        super().__init__(name=b"")
        self.maker = maker or os.getpid()

    def __reduce__(self):
        return (type(self), (self.maker,))

    def items(self):
        assert os.getpid() != self.maker
        os._exit(3)


class Faulty(Deadly):
    """Files that cannot be looked at."""

    def items(self):
        raise ZeroDivisionError("a fault of ours")
