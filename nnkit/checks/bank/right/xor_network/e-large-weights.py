# style: large numbers, as a trained sigmoid network has them
names = "w11 w21 b1 w12 w22 b2 w1 w2 b".split()
numbers = [20, 20, -10, -20, -20, 30, 20, 20, -30]
xor_network = dict(zip(names, numbers))
