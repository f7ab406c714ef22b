"""Any cooker that Home Assistant already has: a second driver behind the same seam."""
