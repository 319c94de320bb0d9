# mistake: its own learning rate, lr is ignored
# expects: gradient_descent_step.own-rate
LEARNING_RATE = 0.1

def gradient_descent_step(w, grad, lr=LEARNING_RATE):
    lr = LEARNING_RATE
    return w - lr * grad
