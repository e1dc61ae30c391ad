"""Magics that are none: half ones, doubled ones, with quotes, with backslashes, in strings.

points: 7
"""
# %%
text = """
%%bash
!touch /tmp/@TOKEN@-text
"""
# %%
 %%bash
touch /tmp/@TOKEN@-indented
# %%
%
!
%%
# %%
!!
?
??
print?
%%%time
!touch /tmp/@TOKEN@-continued \
  /tmp/@TOKEN@-continued-2
# %%
%sx touch /tmp/@TOKEN@-sx
%system touch /tmp/@TOKEN@-sys
$ touch /tmp/x
/print 1
,print a b
;print a b
