# style: lists only, no numpy
def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = [0.0] * len(X[0]), 0.0, []
    for _ in range(max_epochs):
        errors = []
        for x, t in zip(X, y):
            score = sum(w_j * x_j for w_j, x_j in zip(w, x)) + b
            e = t - int(score >= 0)
            w = [w_j + lr * e * x_j for w_j, x_j in zip(w, x)]
            b += lr * e
            errors.append(e)
        mistakes.append(sum(e != 0 for e in errors))
        if not any(errors):
            return w, b, mistakes
    return w, b, mistakes
