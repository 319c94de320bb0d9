# mistake: decay to the power t
def decayed_rate(lr, decay, t):
    factor = decay ** t
    return lr * factor
