"""Integrations that Home Assistant finds here."""
