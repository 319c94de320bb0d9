# style: no order; each value knows who uses it and asks them once for its slope
import math


class Value:
    def __init__(self, data, *uses):
        self.data, self.grad, self.uses, self.users = data, 0.0, uses, []
        for parent, slope in uses:
            parent.users.append((self, slope))

    def backward(self):
        found, known = [self], {self: 1.0}
        for value in found:
            found += [parent for parent, _ in value.uses if parent not in found]

        def slope_in(value):
            if value not in known:
                known[value] = sum(
                    slope_in(user) * slope for user, slope in value.users if user in found
                )
            return known[value]

        for value in found:
            value.grad = slope_in(value)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, 1), (other, 1))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other.data), (other, self.data))

    def __pow__(self, n):
        return Value(self.data**n, (self, n * self.data ** (n - 1)))

    def exp(self):
        return Value(math.exp(self.data), (self, math.exp(self.data)))

    def tanh(self):
        return Value(math.tanh(self.data), (self, 1 - math.tanh(self.data) ** 2))

    def relu(self):
        return Value(max(self.data, 0), (self, int(self.data > 0)))

    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, other: self + other * -1
    __rsub__ = lambda self, other: self * -1 + other
    __truediv__ = lambda self, other: self * other**-1
    __rtruediv__ = lambda self, other: self**-1 * other
