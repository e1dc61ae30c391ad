"""Magics that change the kernel. They are left out.

points: 7
"""
# %%
%load_ext evil
%run /etc/passwd
%env SECRET=1
%reset -f
%cd /tmp
%alias ls touch /tmp/@TOKEN@-alias
