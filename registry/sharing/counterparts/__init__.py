"""Two registers' records of the same share, side by side: where they agree, differ, or one says nothing."""
