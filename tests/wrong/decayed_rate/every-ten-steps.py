# mistake: the rate falls only at every tenth step
# expects: decayed_rate.stages
def decayed_rate(lr, decay, t):
    stage = t // 10
    return lr / (1 + decay * stage)
