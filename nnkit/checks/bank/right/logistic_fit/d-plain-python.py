# style: lists and math only, with the small pieces as functions of their own
import math

def mean(numbers):
    return math.fsum(numbers) / len(numbers)

def probability(x, w, b):
    return 1 / (1 + math.exp(-sum(a * c for a, c in zip(x, w)) - b))

def surprise(t, p):
    return -math.log(p if t == 1 else 1 - p)

def logistic_fit(X, y, lr, epochs):
    w, b, losses = [0.0] * len(X[0]), 0.0, []
    for _ in range(epochs):
        p = [probability(x, w, b) for x in X]
        losses.append(mean(list(map(surprise, y, p))))
        b = b - lr * mean(p - y)
        w = [c - lr * mean((p - y) * x) for c, x in zip(w, X.T)]
    return w, b, losses
