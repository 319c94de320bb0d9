# style: lists and math only
import math

def logistic_fit(X, y, lr, epochs):
    n, w, b, losses = len(X), [0.0] * len(X[0]), 0.0, []
    for _ in range(epochs):
        dw, db, loss = [0.0] * len(w), 0.0, 0.0
        for x, t in zip(X, y):
            p = 1 / (1 + math.exp(-sum(a * c for a, c in zip(x, w)) - b))
            loss -= math.log(p if t == 1 else 1 - p) / n
            dw = [d + (p - t) * a / n for d, a in zip(dw, x)]
            db += (p - t) / n
        w, b = [c - lr * d for c, d in zip(w, dw)], b - lr * db
        losses.append(loss)
    return w, b, losses
