# style: gradients that shrink
catch_optimizers = [3e-4 / 2**k for k in range(5)]
