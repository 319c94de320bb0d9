# mistake: the weights that were passed in are changed
# expects: momentum_step.whole-numbers | property.changes-input
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    old = 0.0 if state is None else state
    v = np.asarray(momentum * old - lr * grad)
    np.add(w, v, out=w, casting="unsafe")
    return w, v
