"""Programs of several stages for zones that take one: held here, and stepped (docs/stepping.md)."""
