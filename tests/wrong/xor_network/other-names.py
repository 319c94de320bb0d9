# mistake: the names are spelled otherwise
# second: and the output is an AND of OR and AND
# expects: xor_network.missing-key
xor_network = {"w_11": 1, "w_21": 1, "b_1": -0.5,
               "w_12": 1, "w_22": 1, "b_2": -1.5,
               "w_1": 1, "w_2": 1, "b": -1.5}
