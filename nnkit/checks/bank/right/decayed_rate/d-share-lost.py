# style: what is lost, subtracted
def decayed_rate(lr, decay, t):
    share_lost = decay * t / (1 + decay * t)
    return lr - lr * share_lost
