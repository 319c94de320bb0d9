# style: the bias as a weight on a column of ones
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    X1 = np.column_stack([X, np.ones(len(X))])
    v = np.zeros(X1.shape[1])
    mistakes = []
    for _ in range(max_epochs):
        mistakes.append(0)
        for x, t in zip(X1, y):
            if (v @ x >= 0) != t:
                v += lr * x if t == 1 else -lr * x
                mistakes[-1] += 1
        if mistakes[-1] == 0:
            break
    return v[:-1], v[-1], mistakes
