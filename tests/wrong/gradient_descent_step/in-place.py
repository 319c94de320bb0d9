# mistake: changes the w that it was given
import numpy as np

def gradient_descent_step(w, grad, lr):
    np.subtract(w, lr * grad, out=w, casting="unsafe")
    return w
