"""Shows objects with representations of their own: HTML, scripts, pictures.

double: wrong
points: 4
says: The type is not right
"""
# %%
class Shown:
    def _repr_html_(self):
        return '<script>document.title="owned"</script>'

    def _repr_mimebundle_(self, **kwargs):
        return {"text/html": self._repr_html_(), "application/javascript": "alert(1)"}

    def _ipython_display_(self):
        raise SystemExit(0)

def double(x):
    return Shown()
# %%
display(Shown())
Shown()
# %%
from IPython.display import HTML, Javascript, display
display(Javascript("alert(1)"), HTML("<script>alert(1)</script>"))
