"""One folder per protocol, each offering a `Cooker`."""
