"""Work on a person's file that goes on by itself: it can be left and returned to, and is forgotten after a day.

new(kind, title)         a folder of its own, under a name that nobody can guess
put(job, name, data)     a file into it, whole or not at all
begin(job, words)        run a command of Muniment for it, in a process of its own
find(token)              the job and how far it is, in this server or the next; None where there is none
answer(job)              what the command answered
note(job, name, record)  remember one thing more; `notes(job, name)` gives all of them, in order
stop(job), forget(job)   end the work; delete all there is of it, now
tidy()                   delete what nobody touched for a day
"""

from registry.jobs.forgetting import forget, kept_until, tidy
from registry.jobs.job import Job
from registry.jobs.keeping import LARGEST_UPLOAD, new, note, notes, put
from registry.jobs.looking import answer, find
from registry.jobs.running import begin, stop

__all__ = [
    "LARGEST_UPLOAD", "Job", "answer", "begin", "find", "forget", "kept_until", "new", "note", "notes", "put", "stop",
    "tidy",
]  # fmt: skip
