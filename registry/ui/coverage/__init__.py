"""Coverage: how far duties and expectations are evidenced, and the evidence pack."""
