"""The page of counterparts: two registers' records of one share, side by side."""
