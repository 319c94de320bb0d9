# mistake: thresholds typed as positive biases
# expects: xor_network.bias-sign
xor_network = dict(
    w11=1, w21=1, b1=0.5,
    w12=1, w22=1, b2=1.5,
    w1=1, w2=-1, b=0.5)
