"""What the tables of figures in README and docs are made from."""
