# mistake: 1 - rho is missing, the squares pile up
# expects: rmsprop_step.no-share
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    cache = 0 if state is None else state["cache"]
    cache = rho * cache + grad ** 2
    return w - lr * grad / np.sqrt(cache + epsilon), {"cache": cache}
