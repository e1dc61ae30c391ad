"""tasks: 4, 5
de: Du merkst dir γ und β beim ersten Aufruf und rechnest dann immer mit ihnen. Lies self.gamma und self.beta bei jedem
    Aufruf neu, denn ein Optimierer ändert sie.
en: You keep γ and β of the first call and always compute with them afterwards. Read self.gamma and self.beta anew in
    every call, because an optimiser changes them.
"""


class BatchNorm(BatchNorm):
    first = None

    def forward(self, X, training):
        if self.first is None:
            self.first = self.gamma.copy(), self.beta.copy()
        now = self.gamma, self.beta
        self.gamma, self.beta = self.first
        result = super().forward(X, training)
        self.gamma, self.beta = now
        return result
