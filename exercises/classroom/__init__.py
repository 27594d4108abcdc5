"""The class report: what students handed in, marked again, and what it shows.

`files` finds and reads, `handins` and `marks` judge one file, `collect` all of them;
`students` decides whose row each becomes. `items`, `codings` and `overview` reckon over
the class, `gradebook`, `exports` and `page` write. Nothing here is shown to a student,
and nothing is sent anywhere.
"""
