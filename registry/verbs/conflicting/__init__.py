"""What the verb about conflicts works with: conflicts and false friends as they are shown."""
