# style: a 0 and a small one
catch_optimizers = [0, 0.0002]
