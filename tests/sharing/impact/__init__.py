"""Tests of what a mishap touches."""
