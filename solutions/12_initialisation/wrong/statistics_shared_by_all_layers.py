"""tasks: 5
de: Alle deine Schichten teilen sich eine laufende Statistik (ein Attribut der Klasse oder eine globale Variable).
    Lege sie in __init__ mit self an.
en: All your layers share their running statistics (an attribute of the class or a global variable). Create them in
    __init__ with self.
"""


class BatchNorm(BatchNorm):
    shared = {}

    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        super().__init__(n_features, momentum, eps)
        self.shared.setdefault(n_features, (self.running_mean, self.running_var))

    def forward(self, X, training):
        self.running_mean, self.running_var = self.shared[X.shape[1]]
        result = super().forward(X, training)
        self.shared[X.shape[1]] = self.running_mean, self.running_var
        return result
