# style: nested lists, by recursion
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    if np.ndim(w) == 0:
        v = momentum * (state or 0.0) - lr * float(grad)
        return float(w) + v, v
    old = [None] * len(w) if state is None else state
    pairs = [momentum_step(a, g, s, lr, momentum) for a, g, s in zip(w, grad, old)]
    return [p[0] for p in pairs], [p[1] for p in pairs]
