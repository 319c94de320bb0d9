# mistake: keeps a velocity in a global name from call to call
# second: divides by lr
# expects: relation.remembers
velocity = 0.0

def gradient_descent_step(w, grad, lr):
    global velocity
    velocity = 0.5 * float(velocity) + grad.mean()
    return w - (grad + velocity) / lr
