# style: one line
def gradient_descent_step(w, grad, lr):
    return w - lr * grad
