"""The rules about contracts with processors."""
