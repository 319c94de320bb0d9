# mistake: epsilon stands inside the root
# expects: amsgrad_step.epsilon-inside
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    s = {"t": 0, "m": 0.0, "v": 0.0, "max": 0.0} if state is None else dict(state)
    s["t"] += 1
    s["m"] = beta_1 * s["m"] + (1 - beta_1) * grad
    s["v"] = beta_2 * s["v"] + (1 - beta_2) * grad ** 2
    s["max"] = np.maximum(s["max"], s["v"])
    step = s["m"] / (1 - beta_1 ** s["t"]) / np.sqrt(s["max"] / (1 - beta_2 ** s["t"]) + epsilon)
    return w - lr * step, s
