"""What Muniment costs, beside what a person would run instead; and the registers it is measured on."""
