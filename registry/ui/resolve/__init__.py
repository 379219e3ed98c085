"""The page that says what one organisation calls what another calls something."""
