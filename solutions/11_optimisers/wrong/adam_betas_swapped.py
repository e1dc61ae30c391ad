"""tasks: 4
de: β₁ und β₂ sind vertauscht: β₁ gehört zu m, β₂ zu v.
en: β₁ and β₂ are swapped: β₁ belongs to m, β₂ to v.
"""


class Adam(Adam):
    def __init__(self, params, lr, beta1, beta2, eps):
        super().__init__(params, lr=lr, beta1=beta2, beta2=beta1, eps=eps)
