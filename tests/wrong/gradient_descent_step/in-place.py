# mistake: changes the w that it was given
# expects: gradient_descent_step.whole-numbers | property.changes-input
import numpy as np

def gradient_descent_step(w, grad, lr):
    np.subtract(w, lr * grad, out=w, casting="unsafe")
    return w
