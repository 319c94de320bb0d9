"""Values that remember how they were made, so that slopes can flow back through them."""

from __future__ import annotations

import math
from typing import TypeAlias

Number: TypeAlias = int | float


def graph_gradients(x: float, y: float, z: float) -> tuple[float, float, float, float]:
    """Give `f = (x + y) z` and its three slopes, one node of the graph at a time.

    Parameters
    ----------
    x, y, z : float

    Returns
    -------
    f, df_dx, df_dy, df_dz : float

    References
    ----------
    S3 (backpropagation), after A. Karpathy. S3 prints `x=2`; its picture has `x=-2`.

    Examples
    --------
    >>> graph_gradients(-2.0, 5.0, -4.0)
    (-12.0, -4.0, -4.0, 3.0)
    """
    q = x + y
    f = q * z
    df_dq, df_dz = z, q
    df_dx, df_dy = df_dq * 1, df_dq * 1
    return f, df_dx, df_dy, df_dz


class Value:
    """A number that remembers the values it was made from and its slope in each of them.

    Parameters
    ----------
    data : float
        The number itself.

    Attributes
    ----------
    data : float
    grad : float
        After `backward()` of a result: the slope of that result in this value.

    References
    ----------
    S3 (backpropagation). Linnainmaa (1970); Rumelhart, Hinton and Williams (1986). The form is
    that of A. Karpathy's micrograd.

    Examples
    --------
    >>> x, y, z = Value(-2.0), Value(5.0), Value(-4.0)
    >>> f = (x + y) * z
    >>> f.backward()
    >>> f.data, x.grad, y.grad, z.grad
    (-12.0, -4.0, -4.0, 3.0)
    """

    __slots__ = ("data", "grad", "_parents", "_slopes")

    def __init__(
        self,
        data: Number,
        _parents: tuple[Value, ...] = (),
        _slopes: tuple[float, ...] = (),
    ) -> None:
        self.data = float(data)
        self.grad = 0.0
        self._parents = _parents
        self._slopes = _slopes

    def __repr__(self) -> str:
        return f"Value({self.data}, grad={self.grad})"

    def __add__(self, other: Value | Number) -> Value:
        other = _as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other: Value | Number) -> Value:
        other = _as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n: Number) -> Value:
        if isinstance(n, Value):
            raise TypeError("The exponent must be a plain number; for v ** u use (u * ln v).exp().")
        if self.data < 0 and n != int(n):
            raise ValueError(f"{self.data} ** {n} is not a real number.")
        return Value(self.data**n, (self,), (n * self.data ** (n - 1) if n else 0.0,))

    def exp(self) -> Value:
        """Give e to the power of this value."""
        e = math.exp(self.data)
        return Value(e, (self,), (e,))

    def tanh(self) -> Value:
        """Give the hyperbolic tangent of this value."""
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t**2,))

    def relu(self) -> Value:
        """Give this value if it is positive, else 0; the slope at 0 is taken as 0."""
        return Value(max(0.0, self.data), (self,), (float(self.data > 0),))

    def __neg__(self) -> Value:
        return self * -1

    def __sub__(self, other: Value | Number) -> Value:
        return self + -_as_value(other)

    def __truediv__(self, other: Value | Number) -> Value:
        return self * _as_value(other) ** -1

    def __radd__(self, other: Number) -> Value:
        return self + other

    def __rmul__(self, other: Number) -> Value:
        return self * other

    def __rsub__(self, other: Number) -> Value:
        return _as_value(other) - self

    def __rtruediv__(self, other: Number) -> Value:
        return _as_value(other) / self

    def backward(self) -> None:
        """Set in place the `grad` of this value and of all that it was made from.

        Each value passes its own slope times a local one to every value it was made from; where
        one value was used twice, what arrives adds up.
        """
        order = self._in_order()
        for value in order:
            value.grad = 0.0
        self.grad = 1.0
        for value in reversed(order):
            for parent, slope in zip(value._parents, value._slopes, strict=True):
                parent.grad += value.grad * slope

    def _in_order(self) -> list[Value]:
        """List every value that this one depends on, each after the ones it was made from."""
        order: list[Value] = []
        seen: set[Value] = set()
        waiting = [(self, False)]
        while waiting:
            value, parents_are_listed = waiting.pop()
            if parents_are_listed:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                waiting.append((value, True))
                waiting.extend((parent, False) for parent in value._parents)
        return order


def _as_value(x: Value | Number) -> Value:
    return x if isinstance(x, Value) else Value(x)
