"""OAuth 2: access tokens, their refresh, and scopes."""
