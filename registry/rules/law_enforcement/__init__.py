"""Processing for a law-enforcement purpose: DPA 2018 Part 3."""
