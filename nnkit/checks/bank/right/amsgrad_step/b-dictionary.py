# style: a new dictionary at each step
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    old = state or {"t": 0, "m": 0.0, "v": 0.0, "top": 0.0}
    new = {"t": old["t"] + 1}
    new["m"] = beta_1 * old["m"] + (1 - beta_1) * grad
    new["v"] = beta_2 * old["v"] + (1 - beta_2) * np.square(grad)
    new["top"] = np.where(new["v"] > old["top"], new["v"], old["top"])
    m_hat = new["m"] / (1 - beta_1 ** new["t"])
    v_hat = new["top"] / (1 - beta_2 ** new["t"])
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), new
