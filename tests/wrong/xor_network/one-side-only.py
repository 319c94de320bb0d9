# mistake: only "x1 and not x2" is caught: the second hidden neuron has weight 0
# expects: xor_network.other-gate
w11, w21, b1 = 1, -1, -1
w12, w22, b2 = -1, 1, -1
w1, w2, b = 1, 0, -1
xor_network = dict(w11=w11, w21=w21, b1=b1, w12=w12, w22=w22, b2=b2, w1=w1, w2=w2, b=b)
