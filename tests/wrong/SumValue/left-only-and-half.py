# mistake: plain numbers on the left are not taken
# expects: SumValue.product-slopes
# second: the slopes of the product are halved, as if shared
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(self.data * other.data, (self, other), (other.data / 2, self.data / 2))
