# mistake: every step divides the already decayed rate
# expects: decayed_rate.again-and-again
def decayed_rate(lr, decay, t):
    for k in range(t + 1):
        lr = lr / (1 + decay * k)
    return lr
