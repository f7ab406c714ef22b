"""How heat moves in an appliance and in what is cooked."""
