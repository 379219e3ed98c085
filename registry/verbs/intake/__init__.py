"""Taking in what others wrote: which term a name of theirs means, and the files of the record that is made of it."""
