# style: no order; a value asks all that use it, once, for their slopes
import math


class Value:
    def __init__(self, data, *uses):
        self.data, self.uses, self.users = data, uses, []
        for parent, slope in uses:
            parent.users.append((self, slope))

    def backward(self):
        known = {}
        self.forget(known)
        known[self] = 1.0
        for value in known:
            value.grad = value.ask(known)

    def forget(self, known):
        if self not in known:
            known[self] = None
            for parent, _ in self.uses:
                parent.forget(known)

    def ask(self, known):
        if known[self] is None:
            heard = [user.ask(known) * slope for user, slope in self.users if user in known]
            known[self] = sum(heard)
        return known[self]

    __add__ = lambda self, b: plus(self, value_of(b))
    __mul__ = lambda self, b: times(self, value_of(b))
    __pow__ = lambda self, n: Value(self.data**n, (self, n * self.data ** (n - 1)))
    exp = lambda self: Value(math.exp(self.data), (self, math.exp(self.data)))
    tanh = lambda self: Value(math.tanh(self.data), (self, 1 - math.tanh(self.data) ** 2))
    relu = lambda self: self * int(self.data > 0)
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, b: self + -value_of(b)
    __truediv__ = lambda self, b: self * value_of(b) ** -1
    __radd__, __rmul__ = __add__, __mul__
    __rsub__ = lambda self, b: value_of(b) - self
    __rtruediv__ = lambda self, b: value_of(b) / self


plus = lambda a, b: Value(a.data + b.data, (a, 1), (b, 1))
times = lambda a, b: Value(a.data * b.data, (a, b.data), (b, a.data))
value_of = lambda x: x if isinstance(x, Value) else Value(x)
