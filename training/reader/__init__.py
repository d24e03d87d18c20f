"""Trains dragoman's reader: one small encoder, several light heads (see training/README.md)."""
