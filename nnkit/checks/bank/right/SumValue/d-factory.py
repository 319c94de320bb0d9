# style: a function that makes the values, and a named tuple for them
from collections import namedtuple


class Remembering(namedtuple("Remembering", "data parents slopes")):
    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def __add__(self, other):
        other = as_value(other)
        return Remembering(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = as_value(other)
        return Remembering(self.data * other.data, (self, other), (other.data, self.data))

    def __radd__(self, other):
        return as_value(other) + self

    __rmul__ = __mul__


def as_value(x):
    return x if isinstance(x, Remembering) else Remembering(x, (), ())


SumValue = as_value
