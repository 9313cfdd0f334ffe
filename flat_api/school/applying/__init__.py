"""Applying: a plan is carried out, and nothing else."""
