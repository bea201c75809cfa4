"""Checks that predicates cannot say: one module a rule."""
