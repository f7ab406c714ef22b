"""The front panel: what a person standing at the appliance sees and does."""
