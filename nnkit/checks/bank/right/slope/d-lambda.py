# style: a lambda: half the change, over h
slope = lambda f, x, h: 0.5 * (f(x + h) - f(x - h)) / h
