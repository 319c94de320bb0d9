# mistake: the list that was passed in is changed
# expects: amsgrad_step.state-in-place
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    if state is None:
        state = [0, 0.0, 0.0, 0.0]
    state[0] += 1
    state[1] = beta_1 * state[1] + (1 - beta_1) * grad
    state[2] = beta_2 * state[2] + (1 - beta_2) * grad ** 2
    state[3] = np.maximum(state[3], state[2])
    m_hat = state[1] / (1 - beta_1 ** state[0])
    v_hat = state[3] / (1 - beta_2 ** state[0])
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), state
