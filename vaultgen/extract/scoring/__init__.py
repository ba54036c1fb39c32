"""The results that sentences and tables state: whose, on what, and which number."""
