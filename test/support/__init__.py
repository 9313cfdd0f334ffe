"""Servers, certificates, accounts and contracts that several tests use."""
