# mistake: the result starts with its own number
# expects: Value.start
import math


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes

    def backward(self):
        order = self.in_order()
        for v in order:
            v.grad = 0.0
        self.grad = self.data
        for v in reversed(order):
            for p, s in zip(v.parents, v.slopes):
                p.grad += s * v.grad

    def in_order(self):
        listed, met = [], set()

        def meet(one):
            if one not in met:
                met.add(one)
                for earlier in one.parents:
                    meet(earlier)
                listed.append(one)

        meet(self)
        return listed

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other

    def __truediv__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self * other**-1

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return self**-1 * other

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1) if n else 0,))

    def exp(self):
        return Value(math.exp(self.data), (self,), (math.exp(self.data),))

    def tanh(self):
        return Value(math.tanh(self.data), (self,), (1 - math.tanh(self.data) ** 2,))

    def relu(self):
        return Value(max(self.data, 0), (self,), (1 if self.data > 0 else 0,))
