"""The three-way merge of a note: last generated, now generated, on disk. The way in is `merge_note` in note.py; nothing
is imported here, since most builds find no note to merge."""
