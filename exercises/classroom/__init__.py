"""The class report: what students handed in, marked again, and what it shows.

`files` finds and reads, `handins` and `marks` judge one file, `students` decides whose
row it becomes; `items`, `codings` and `course_view` reckon over the class; `exports`
and `page` write. Nothing here shows anything to a student, and nothing is sent anywhere.
"""
