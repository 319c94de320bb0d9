# mistake: looks one step ahead, which is Nesterov's form
# expects: momentum_step.nesterov
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    v = np.zeros(w.shape) if state is None else state["v"]
    v = momentum * v - lr * grad
    return w + momentum * v - lr * grad, {"v": v}
