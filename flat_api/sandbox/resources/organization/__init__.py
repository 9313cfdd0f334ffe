"""Operations on accounts, and on the administration of a school."""
