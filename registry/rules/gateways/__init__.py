"""Gateways and functions: the power or duty behind a disclosure."""
