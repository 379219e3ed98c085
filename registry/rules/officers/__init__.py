"""The data protection officer, and what an organisation owes the regulator: the fee."""
