# style: one array holds both averages, changed on a copy
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    w, grad = np.asarray(w, dtype=float), np.asarray(grad, dtype=float)
    betas = np.array([beta_1, beta_2]).reshape((2,) + (1,) * w.ndim)
    t, both = (0, np.zeros((2, *w.shape))) if state is None else (state[0], state[1].copy())
    t += 1
    both *= betas
    both += (1 - betas) * np.stack([grad, grad**2])
    mean, square = both / (1 - betas**t)
    return w - lr * mean / (np.sqrt(square) + epsilon), (t, both)
