# mistake: all numbers 0: every step gives 1
# expects: xor_network.constant-hidden
names = ["w11", "w21", "b1", "w12", "w22", "b2", "w1", "w2", "b"]
xor_network = {name: 0 for name in names}
