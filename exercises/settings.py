"""The names of the environment variables that the course reads."""

ANSWERS = "EXERCISES_ANSWERS"  # another place for the reader's answers
STATIC = "EXERCISES_STATIC"  # set while a book is built: nobody is there to answer
