"""Lines for the shell. They are left out.

points: 7
"""
# %%
!touch /tmp/@TOKEN@-shell
files = !ls /
!!cat /etc/passwd
# %%
print("after")
