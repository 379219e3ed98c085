"""Controlled values that know their IRI. Closed statutory lists live here, one subject a module."""
