"""What the appliance does: states, limits, programs and events over its own time."""
