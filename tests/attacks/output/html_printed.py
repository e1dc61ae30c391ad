"""Prints a script for the feedback page.

double: wrong
points: 4
"""


def double(x):
    print('</pre></details><script>document.title="owned"</script><img src=x onerror=alert(1)>')
    return 0
