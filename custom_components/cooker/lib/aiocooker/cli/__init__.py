"""The command line, for people who debug a cooker without Home Assistant."""
