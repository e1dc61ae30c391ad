"""The rule as two cases, add or subtract the pattern; truth values as outputs of heaviside; prints on the way."""

import numpy as np


def heaviside(phi):
    return phi > 0


def netto(w, x):
    return w[0] + np.sum(w[1:] * x)


def predict(w, X):
    ausgaben = np.zeros(X.shape[0], dtype=int)
    for nummer, muster in enumerate(X):
        if heaviside(netto(w, muster)):
            ausgaben[nummer] = 1
    return ausgaben


def perceptron_update(w, x, target):
    neu = np.copy(w)
    ausgabe = heaviside(netto(w, x))
    if target == 1 and not ausgabe:
        neu[0] += 1
        neu[1:] += x
    elif target == 0 and ausgabe:
        neu[0] -= 1
        neu[1:] -= x
    return neu


def perceptron_fit(X, targets, max_epochs=100):
    gewichte = np.zeros(X.shape[1] + 1)
    fehlerliste = []
    for epoche in range(1, max_epochs + 1):
        fehler = 0
        for muster, ziel in zip(X, targets):
            if heaviside(netto(gewichte, muster)) != ziel:
                fehler += 1
                gewichte = perceptron_update(gewichte, muster, ziel)
        fehlerliste.append(fehler)
        print(f"Epoche {epoche}: {fehler} Fehler")
        if fehler == 0:
            print("Fertig!")
            break
    else:
        print("Nicht gelernt.")
    return gewichte, fehlerliste
