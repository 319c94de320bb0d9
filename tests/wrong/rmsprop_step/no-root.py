# mistake: the root is missing
# expects: rmsprop_step.no-root
def rmsprop_step(w, grad, state, lr, rho, epsilon):
    S = (1 - rho) * grad * grad
    if state is not None:
        S = S + rho * state
    return w - lr * grad / (S + epsilon), S
