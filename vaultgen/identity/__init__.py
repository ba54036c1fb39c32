"""The keys of names: what makes two spellings the same model, benchmark, person or paper."""
