"""What is touched where a supplier is breached, a contract, certificate or gateway ends, or a partner leaves."""
