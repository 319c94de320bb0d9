# style: lists and loops, no numpy
def perceptron_update(x, y, w, b, lr):
    score = b
    for x_i, w_i in zip(x, w):
        score += x_i * w_i
    error = y - (1 if score >= 0 else 0)
    return [w_i + lr * error * x_i for x_i, w_i in zip(x, w)], b + lr * error
