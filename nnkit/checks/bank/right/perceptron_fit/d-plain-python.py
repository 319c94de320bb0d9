# style: lists only, no numpy
def fires(w, b, x):
    return sum(w_j * x_j for w_j, x_j in zip(w, x)) + b >= 0

def moved(w, x, far):
    return [w_j + far * x_j for w_j, x_j in zip(w, x)]

def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = [0.0] * len(X[0]), 0.0, []
    for _ in range(max_epochs):
        mistakes.append(0)
        for x, t in zip(X, y):
            e = t - int(fires(w, b, x))
            w, b = moved(w, x, lr * e), b + lr * e
            mistakes[-1] += abs(e)
        if mistakes[-1] == 0:
            break
    return w, b, mistakes
