# style: the three cases: right, missed a 1, missed a 0
def perceptron_update(x, y, w, b, lr):
    fires = w @ x + b >= 0
    if fires and y == 0:
        return w - lr * x, b - lr
    if not fires and y == 1:
        return w + lr * x, b + lr
    return w, b
