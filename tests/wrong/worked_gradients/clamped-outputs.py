# mistake: all outputs are clamped to 0.01 ... 0.99, so slopes are wrong where a neuron is saturated
# expects: property.order
import numpy as np


def worked_gradients(weights, inputs, targets):
    """Give the slope of the loss in each of the ten weights and biases."""
    W1 = np.array([[weights["w1"], weights["w2"]], [weights["w3"], weights["w4"]]], float)
    W2 = np.array([[weights["w5"], weights["w6"]], [weights["w7"], weights["w8"]]], float)
    act = lambda z: np.clip(1 / (1 + np.exp(-z)), 0.01, 0.99)
    x, t = np.array(inputs, float), np.array(targets, float)
    h = act(W1 @ x + weights["b1"])
    o = act(W2 @ h + weights["b2"])
    d2 = (o - t) * o * (1 - o)
    d1 = (W2.T @ d2) * h * (1 - h)
    flat = np.concatenate([np.outer(d1, x).ravel(), np.outer(d2, h).ravel()])
    out = {f"w{k + 1}": float(v) for k, v in enumerate(flat)}
    out["b1"], out["b2"] = float(d1.sum()), float(d2.sum())
    return out
