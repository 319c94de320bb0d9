# mistake: decay to the power t
# expects: decayed_rate.power
def decayed_rate(lr, decay, t):
    factor = decay ** t
    return lr * factor
