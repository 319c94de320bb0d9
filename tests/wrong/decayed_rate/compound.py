# mistake: (1 + decay) to the power t, like interest
# expects: decayed_rate.power
def decayed_rate(lr, decay, t):
    growth = (1 + decay) ** t
    return lr / growth
