"""What each template is given: typed views of the facts, with all text ready to be written."""
