"""One file a job. A job joins the stations that it needs, imports no other, and returns an Outcome."""
