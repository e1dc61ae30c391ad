"""Cells in other languages. They are left out.

points: 7
"""
# %%
%%bash
touch /tmp/@TOKEN@-bash
# %%
%%writefile /tmp/@TOKEN@-file
x
# %%
%%javascript
document.title = "owned"
# %%
%%html
<script>document.title = "owned"</script>
# %%
%%system
touch /tmp/@TOKEN@-system
