# style: a value that is used twice at once is one parent, with the slopes added up
class SumValue:
    def __init__(self, data):
        self.data = data
        self.uses = {}

    parents = property(lambda self: tuple(self.uses))
    slopes = property(lambda self: tuple(self.uses.values()))

    def uses_also(self, value, slope):
        self.uses[value] = self.uses.get(value, 0.0) + slope
        return self

    def __add__(self, other):
        if not isinstance(other, SumValue):
            return SumValue(self.data + other).uses_also(self, 1)
        return SumValue(self.data + other.data).uses_also(self, 1).uses_also(other, 1)

    def __mul__(self, other):
        if not isinstance(other, SumValue):
            return SumValue(self.data * other).uses_also(self, other)
        result = SumValue(self.data * other.data).uses_also(self, other.data)
        return result.uses_also(other, self.data)

    __radd__, __rmul__ = __add__, __mul__
