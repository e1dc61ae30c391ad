"""tasks: 5
de: forecast liest von der Reihe nur den letzten Wert. Das Netz muss alle bekannten Werte der Reihe nach lesen, damit
    sein Zustand sie kennt.
en: forecast reads only the last value of the series. The net must read all known values in order, so that its state
    knows them.
"""

RIGHT = forecast


def forecast(series, n_steps, parameters):
    return RIGHT(series[-1:], n_steps, parameters)
