# style: each number catches some of them
catch_activations = [0, 20]
