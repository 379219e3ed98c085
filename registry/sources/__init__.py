"""Fetching registers from elsewhere: which addresses are allowed, who approved them, and copies made with git.

The only room that touches the network, and only for `muniment pull`. `history` reads what is on this computer.
"""
