"""The rules about contracts with processors, and about arrangements between joint controllers."""
