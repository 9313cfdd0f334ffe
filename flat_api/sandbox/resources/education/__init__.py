"""Operations on classes, groups, assignments, submissions and the resource library."""
