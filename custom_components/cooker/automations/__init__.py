"""What stands behind our triggers and conditions."""
