"""Optional extractors, off by default: models that are asked for names besides our own rules.

What they answer is kept by the content of the text that they were asked about, and counts only where its words stand
in that text. Nobody is asked twice; who cannot be asked is reported, and the build goes on without.
"""

from vaultgen.optional.supplement import Supplemented, supplement

__all__ = ["Supplemented", "supplement"]
