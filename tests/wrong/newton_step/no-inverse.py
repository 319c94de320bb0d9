# mistake: multiplies by the Hessian, not its inverse
# expects: newton_step.no-inverse
def newton_step(w, grad, hessian):
    direction = hessian @ grad
    return w - direction
