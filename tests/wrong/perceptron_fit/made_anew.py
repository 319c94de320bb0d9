# mistake: weights and bias are set to zero again at the start of every epoch
# second: the learning rate is not used
# expects: perceptron_fit.starts-anew
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    mistakes = []
    for epoch in range(max_epochs):
        w = np.zeros(X.shape[1])
        b = 0.0
        m = 0
        for x, t in zip(X, y):
            e = t - int(w @ x + b >= 0)
            w, b, m = w + e * x, b + e, m + (e != 0)
        mistakes.append(int(m))
        if m == 0:
            break
    return w, b, mistakes
