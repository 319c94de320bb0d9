# mistake: t starts from 0, so the first step divides by 0
# expects: adam_step.count
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    if state is None:
        state = {"t": 0, "m": np.zeros(np.shape(w)), "v": np.zeros(np.shape(w))}
    t = state["t"]
    m = beta_1 * state["m"] + (1 - beta_1) * grad
    v = beta_2 * state["v"] + (1 - beta_2) * np.square(grad)
    new = w - lr * (m / (1 - beta_1 ** t)) / (np.sqrt(v / (1 - beta_2 ** t)) + epsilon)
    return new, {"t": t + 1, "m": m, "v": v}
