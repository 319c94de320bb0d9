# style: number by number, in plain lists
import math

def init_layers(sizes, rng, scheme):
    def std(n, m):
        if scheme == "small":
            return 0.01
        if scheme == "he":
            return math.sqrt(2 / n)
        if scheme == "xavier":
            return math.sqrt(2 / (n + m))
        raise ValueError("unknown scheme")
    layers = []
    for n, m in zip(sizes, sizes[1:]):
        s = std(n, m)
        W = [[rng.normal(0, s) for _ in range(m)] for _ in range(n)]
        layers.append((W, [0.0] * m))
    return layers
