"""Copied a notebook into a file, with what only a notebook understands."""

%matplotlib inline
!pip install numpy
get_ipython().run_line_magic("load_ext", "autoreload")
%timeit heaviside(1)
display(heaviside(2))
