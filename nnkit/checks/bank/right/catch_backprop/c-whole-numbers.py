# style: whole numbers only
catch_backprop = (
    dict(w1=0, w2=0, w3=0, w4=0, b1=0, w5=1, w6=1, w7=1, w8=1, b2=0), (5, -5), (0, 0)
)
