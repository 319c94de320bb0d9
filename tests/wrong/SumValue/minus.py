# mistake: the second slope of a sum is -1
# expects: SumValue.sum-slopes
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        slopes = (1, -1)
        return SumValue(self.data + other.data, (self, other), slopes)

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(self.data * other.data, (self, other), (other.data, self.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
