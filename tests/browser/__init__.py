"""What a person sees in the browser: the instructor in formgrader, the student in JupyterLab and Notebook."""
