"""The appliance's side of the Cooker local API."""
