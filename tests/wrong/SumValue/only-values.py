# mistake: the given line is gone, so a plain number has no data
# expects: SumValue.no-plain-numbers
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        return SumValue(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        return SumValue(self.data * other.data, (self, other), (other.data, self.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
