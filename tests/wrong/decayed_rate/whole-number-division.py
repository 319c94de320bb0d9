# mistake: // cuts the rate to a whole number
def decayed_rate(lr, decay, t):
    denominator = 1 + decay * t
    return lr // denominator
