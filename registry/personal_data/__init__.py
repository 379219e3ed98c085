"""Personal data in text: one recogniser a module, and where in a file it stands.

A recogniser is a pure function, text → findings. It says what it takes a piece of text for, how certain it is and why.
What is found is never shown whole. `README.md` says what to do about a finding.
"""
