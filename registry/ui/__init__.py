"""The pages: what a person sees in a browser. They ask verbs and draw the answers; nothing is judged or stored here."""
