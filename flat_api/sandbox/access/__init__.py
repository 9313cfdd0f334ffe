"""Access: tokens and their scopes, the rate limit, rights on scores, classes, assignments and submissions."""
