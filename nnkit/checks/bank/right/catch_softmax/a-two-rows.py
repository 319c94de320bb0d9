# style: two rows, far apart
catch_softmax = [[1000, 999], [-1000, -999]]
