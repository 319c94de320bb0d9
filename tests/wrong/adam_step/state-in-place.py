# mistake: the dictionary that was passed in is changed, so the same state gives another step
# expects: adam_step.state-in-place
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    if state is None:
        state = {"t": 0, "m": 0.0, "v": 0.0}
    state["t"] += 1
    state["m"] = beta_1 * state["m"] + (1 - beta_1) * grad
    state["v"] = beta_2 * state["v"] + (1 - beta_2) * grad ** 2
    m_hat = state["m"] / (1 - beta_1 ** state["t"])
    v_hat = state["v"] / (1 - beta_2 ** state["t"])
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), state
