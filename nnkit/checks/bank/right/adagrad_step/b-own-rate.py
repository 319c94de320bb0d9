# style: each weight has its own rate
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    before = np.zeros(np.shape(w)) if state is None else state["squares"]
    squares = before + np.square(grad)
    rates = lr * (squares + epsilon) ** -0.5
    return w - rates * grad, {"squares": squares}
