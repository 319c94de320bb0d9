# mistake: remembers the last gradient only, not the velocity
# second: momentum is always 0.9
# expects: momentum_step.previous-only
import numpy as np

def momentum_step(w, grad, state, lr, momentum=0.9):
    last = np.zeros(w.shape) if state is None else state
    step = -lr * (np.array(grad) + 0.9 * last)
    return w + step, np.array(grad, dtype=float)
