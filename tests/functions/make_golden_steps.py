"""Write what the libraries' documented formulas give, in exact decimals, to golden_steps.json.

Run it as `python -m tests.functions.make_golden_steps`. Neither PyTorch nor Keras is needed: the
formulas are written out below from PyTorch 2's documentation (torch.optim) and from what Keras 3's
documentation and its `update_step` say, one number at a time with 50 digits.
"""

from __future__ import annotations

import json
from decimal import Decimal, getcontext
from pathlib import Path

FILE = Path(__file__).with_name("golden_steps.json")
GRADIENTS = ("0.3", "-1.0", "0.01", "2.5", "-0.002", "0.7", "0.0", "-0.04")
LR, RHO, MU, BETA_1, BETA_2 = map(Decimal, ("0.1", "0.9", "0.8", "0.7", "0.95"))
LARGE, SMALL = Decimal("0.01"), Decimal(0)

getcontext().prec = 50


def torch_sgd(grads, epsilon):
    """b <- mu b + g; w <- w - lr b."""
    w, b, path = Decimal(1), Decimal(0), []
    for g in grads:
        b = MU * b + g
        w -= LR * b
        path.append(w)
    return path


def keras_sgd(grads, epsilon):
    """velocity <- momentum velocity - lr g; w <- w + velocity."""
    w, velocity, path = Decimal(1), Decimal(0), []
    for g in grads:
        velocity = MU * velocity - LR * g
        w += velocity
        path.append(w)
    return path


def torch_adagrad(grads, epsilon):
    """sum <- sum + g^2; w <- w - lr g / (sqrt(sum) + eps)."""
    w, total, path = Decimal(1), Decimal(0), []
    for g in grads:
        total += g * g
        w -= LR * g / (total.sqrt() + epsilon)
        path.append(w)
    return path


def keras_adagrad(grads, epsilon):
    """accumulator <- accumulator + g^2, from 0; w <- w - lr g / sqrt(accumulator + eps)."""
    w, total, path = Decimal(1), Decimal(0), []
    for g in grads:
        total += g * g
        w -= LR * g / (total + epsilon).sqrt()
        path.append(w)
    return path


def torch_rmsprop(grads, epsilon):
    """v <- alpha v + (1 - alpha) g^2; w <- w - lr g / (sqrt(v) + eps)."""
    w, v, path = Decimal(1), Decimal(0), []
    for g in grads:
        v = RHO * v + (1 - RHO) * g * g
        w -= LR * g / (v.sqrt() + epsilon)
        path.append(w)
    return path


def keras_rmsprop(grads, epsilon):
    """velocity <- rho velocity + (1 - rho) g^2; w <- w - lr g / sqrt(velocity + eps)."""
    w, v, path = Decimal(1), Decimal(0), []
    for g in grads:
        v = RHO * v + (1 - RHO) * g * g
        w -= LR * g / (v + epsilon).sqrt()
        path.append(w)
    return path


def torch_adam(grads, epsilon, amsgrad=False):
    """Both moments corrected; the maximum, if asked, of the uncorrected v; eps outside."""
    w, m, v, largest, path = Decimal(1), Decimal(0), Decimal(0), Decimal(0), []
    for t, g in enumerate(grads, 1):
        m = BETA_1 * m + (1 - BETA_1) * g
        v = BETA_2 * v + (1 - BETA_2) * g * g
        largest = max(largest, v)
        m_hat = m / (1 - BETA_1**t)
        v_hat = (largest if amsgrad else v) / (1 - BETA_2**t)
        w -= LR * m_hat / (v_hat.sqrt() + epsilon)
        path.append(w)
    return path


def keras_adam(grads, epsilon, amsgrad=False):
    """alpha = lr sqrt(1 - beta_2^t) / (1 - beta_1^t); w <- w - alpha m / (sqrt(v) + eps)."""
    w, m, v, largest, path = Decimal(1), Decimal(0), Decimal(0), Decimal(0), []
    for t, g in enumerate(grads, 1):
        alpha = LR * (1 - BETA_2**t).sqrt() / (1 - BETA_1**t)
        m += (g - m) * (1 - BETA_1)
        v += (g * g - v) * (1 - BETA_2)
        largest = max(largest, v)
        w -= m * alpha / ((largest if amsgrad else v).sqrt() + epsilon)
        path.append(w)
    return path


def torch_amsgrad(grads, epsilon):
    """torch_adam with amsgrad=True."""
    return torch_adam(grads, epsilon, amsgrad=True)


def keras_amsgrad(grads, epsilon):
    """keras_adam with amsgrad=True."""
    return keras_adam(grads, epsilon, amsgrad=True)


FORMULAS = [
    torch_sgd, keras_sgd, torch_adagrad, keras_adagrad, torch_rmsprop, keras_rmsprop,
    torch_adam, keras_adam, torch_amsgrad, keras_amsgrad,
]  # fmt: skip


def golden() -> dict[str, object]:
    """Give the weights after each step, from 1, for a large epsilon and for none."""
    grads = [Decimal(g) for g in GRADIENTS]
    return {
        "gradients": [float(g) for g in grads],
        "settings": {"lr": 0.1, "momentum": 0.8, "rho": 0.9, "beta_1": 0.7, "beta_2": 0.95},
        "weights": {
            f"{formula.__name__}, epsilon {float(epsilon):g}": [
                float(w) for w in formula(grads, epsilon)
            ]
            for formula in FORMULAS
            for epsilon in (LARGE, SMALL)
        },
    }


def main() -> None:
    """Write the file."""
    FILE.write_text(json.dumps(golden(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
