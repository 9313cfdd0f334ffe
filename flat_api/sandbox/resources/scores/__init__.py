"""Operations on scores, and on what belongs to a score."""
