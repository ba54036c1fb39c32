"""The stages in their order, and what a person does about a vault with them: one function behind each command."""
