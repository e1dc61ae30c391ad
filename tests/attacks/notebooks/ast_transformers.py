"""Empties every later cell by a transformer of syntax trees.

points: 7
"""
# %%
import ast

class Empty(ast.NodeTransformer):
    def visit_Assert(self, node):
        return None
    visit_Expr = visit_FunctionDef = visit_Assert

get_ipython().ast_transformers.append(Empty())
get_ipython().input_transformers_post.append(lambda lines: [])
# %%
get_ipython().events.register("pre_run_cell", lambda *args: exit())
get_ipython().run_cell("import os; os._exit(0)")
get_ipython().system("touch /tmp/@TOKEN@-ipython")
