"""The page of a chain: who gets data in the end, link by link, and where the chain is weakest."""
