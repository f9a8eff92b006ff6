"""The screens: they lay panes out, route messages and keys, and do nothing else."""
