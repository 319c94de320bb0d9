# style: a tuple that grows
catch_optimizers = (1e-6, 1e-5, 1e-4)
