# mistake: learns only when it missed a 1, never when it called a 0 a 1
# expects: perceptron_update.only-ones
def perceptron_update(x, y, w, b, lr):
    fired = (w @ x + b) >= 0
    if y == 1 and not fired:
        return w + lr * x, b + lr
    return w, b
