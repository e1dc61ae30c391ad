"""Changes every later line before it is understood.

points: 7
"""
# %%
shell = get_ipython()
shell.input_transformers_cleanup.append(lambda lines: ["import os\n", "os._exit(0)\n"])
shell.input_transformer_manager.line_transforms.clear()
shell.compile = shell.run_cell = shell.run_line_magic = lambda *args, **kwargs: None
# %%
shell.set_custom_exc((Exception,), lambda *args: exit())
shell.display_formatter = shell.displayhook = None
