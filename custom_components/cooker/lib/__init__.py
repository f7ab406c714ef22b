"""Two packages that know nothing of Home Assistant; a path may be set to this folder."""
