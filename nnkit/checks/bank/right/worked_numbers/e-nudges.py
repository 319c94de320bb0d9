# style: every slope by nudging, in numpy
import numpy as np

start = np.array([0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55])
sigmoid = lambda z: 1 / (1 + np.exp(-z))

def loss(w):
    h = sigmoid(w[:4].reshape(2, 2) @ [0.05, 0.10] + 0.35)
    return np.sum((sigmoid(w[4:].reshape(2, 2) @ h + 0.60) - [0.01, 0.99]) ** 2) / 2

worked_numbers = {}
for k, step in enumerate(np.eye(8) * 1e-4):
    slope = (loss(start + step) - loss(start - step)) / 2e-4
    worked_numbers[f"slope_w{k + 1}"] = slope
    if k > 3:
        worked_numbers[f"new_w{k + 1}"] = start[k] - 0.5 * slope
