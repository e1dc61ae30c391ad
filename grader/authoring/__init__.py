"""From the staff tree to the student tree: regions, stub, statement, notebook, release, new and verify."""
