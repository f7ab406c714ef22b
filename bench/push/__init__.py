"""How much of Home Assistant each way of pushing states needs, beside the others in one run."""
