# mistake: v averages the gradient's size, not its square
# expects: adam_step.not-squared
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    s = {"t": 0, "m": 0.0, "v": 0.0} if state is None else dict(state)
    s["t"] += 1
    s["m"] = beta_1 * s["m"] + (1 - beta_1) * grad
    s["v"] = beta_2 * s["v"] + (1 - beta_2) * abs(grad)
    m_hat = s["m"] / (1 - beta_1 ** s["t"])
    v_hat = s["v"] / (1 - beta_2 ** s["t"])
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), s
