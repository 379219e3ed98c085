"""Questions across time: what the registers held on a day that has gone, and what was found then."""
