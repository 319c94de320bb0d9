# mistake: the maximum goes over the last ten steps only, so a large first gradient is forgotten at the eleventh step
# expects: property.later | relation.first-sample
import numpy as np


def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    grad = np.asarray(grad, dtype=float)
    m, v, past, t = (0.0, 0.0, (), 0) if state is None else state
    t += 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad**2
    past = (past + (v,))[-10:]
    v_hat = np.max(past, axis=0) / (1 - beta_2**t)
    new = np.asarray(w, dtype=float) - lr * m / (1 - beta_1**t) / (np.sqrt(v_hat) + epsilon)
    return new, (m, v, past, t)
