# mistake: divides by the sum, the root is missing
# expects: adagrad_step.no-root
def adagrad_step(w, grad, state, lr, epsilon):
    G = grad * grad + (0 if state is None else state)
    step = lr * grad / (G + epsilon)
    return w - step, G
