"""What stands behind the verb `impact`: what a person means that something befell, and clocks of cases on record."""
