"""Which words denote whom: names, nominals and pronouns of one article."""
