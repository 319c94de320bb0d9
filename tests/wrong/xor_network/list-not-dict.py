# mistake: nine numbers in a list, without their names
# second: the last bias has its sign turned
# expects: xor_network.no-dict
xor_network = [1, 1, -0.5, -1, -1, 1.5, 1, 1, 1.5]
