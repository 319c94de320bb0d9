# mistake: the opposite: 1 where both are the same
# expects: xor_network.inverted
xor_network = {
    "w11": 2, "w21": 2, "b1": -1,
    "w12": 2, "w22": 2, "b2": -3,
    "w1": -2, "w2": 2, "b": 1,
}
