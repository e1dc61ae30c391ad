"""Raises an error whose text is a script.

double: error
points: 4
says: <script>
"""


def double(x):
    raise ValueError('<script>document.title="owned"</script><img src="x" onerror="alert(1)"> & "quoted"')
