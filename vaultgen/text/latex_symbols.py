"""What LaTeX's commands stand for, as tables: letters, signs, accents, and what is dropped or kept of arguments."""

from __future__ import annotations

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
}  # fmt: skip

OPERATORS = {
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "div": "÷", "ast": "*", "star": "⋆", "circ": "°", "degree": "°",
    "deg": "°", "sim": "~", "approx": "≈", "simeq": "≃", "cong": "≅", "equiv": "≡", "neq": "≠", "ne": "≠",
    "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "ll": "≪", "gg": "≫",
    "lt": "<", "gt": ">", "to": "→", "rightarrow": "→", "longrightarrow": "→", "Rightarrow": "⇒", "leftarrow": "←",
    "leftrightarrow": "↔", "Leftrightarrow": "⇔", "uparrow": "↑", "downarrow": "↓", "infty": "∞", "partial": "∂",
    "propto": "∝", "prime": "′", "dots": "…", "ldots": "…", "cdots": "⋯", "checkmark": "✓", "dagger": "†",
    "percent": "%", "vert": "|", "mid": "|", "colon": ":", "lbrace": "{", "rbrace": "}",
}  # fmt: skip

SIGNS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "S": "§",
    "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£", "euro": "€", "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textgreater": ">", "textless": "<", "textbar": "|",
    "textunderscore": "_", "textdollar": "$", "textbullet": "•", "textellipsis": "…", "textmu": "μ",
    "textpertenthousand": "‱", "textperthousand": "‰", "textpm": "±", "texttimes": "×", "LaTeX": "LaTeX",
    "TeX": "TeX", "slash": "/", "item": "•", "quad": " ", "qquad": " ", "newline": " ", "linebreak": " ",
    "par": " ", "xspace": "", "noindent": "", "maketitle": "", "protect": "", "left": "", "right": "",
}  # fmt: skip
"""Commands outside of math that stand for a sign; Greek letters and operators are signs there too."""

COMBINING = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "v": "\u030c", "c": "\u0327", "H": "\u030b", "u": "\u0306", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
"""Accent commands, and the combining mark that each puts on the letter after it."""

ESCAPED = {
    "%": "%", "&": "&", "_": "_", "$": "$", "#": "#", "{": "{", "}": "}", "\\": " ", " ": " ", ",": " ", ";": " ",
    ":": " ", "!": "", "/": "", "-": "", "@": "", "|": "|", "~": "~", "^": "^",
}  # fmt: skip

DINGBATS = {
    "51": "✓", "52": "✔", "53": "✕", "54": "✖", "55": "✗", "56": "✘", "72": "★", "73": "☆", "108": "●", "110": "■",
    **{str(172 + i): chr(0x2460 + i) for i in range(10)}, **{str(182 + i): chr(0x2776 + i) for i in range(30)},
}  # fmt: skip
"""What `\\ding{…}` shows by its number: ticks, crosses, and the encircled digits with which authors count."""

DROPPED = frozenset((
    "Cref", "autocite", "autoref", "bibliography", "bibliographystyle", "cite", "citealp", "citealt", "citeauthor",
    "citep", "citet", "citeyear", "citeyearpar", "color", "cref", "eqref", "footcite", "footnotemark", "hphantom",
    "hspace", "hypersetup", "includegraphics", "index", "label", "nameref", "nocite", "pageref", "pagestyle",
    "parencite", "phantom", "ref", "textcite", "thispagestyle", "vphantom", "vspace",
))  # fmt: skip
"""Commands that vanish with their arguments: these hold keys and measures, no words."""

FIRST_ARGUMENT_DROPPED = frozenset((
    "colorbox", "fontsize", "foreignlanguage", "raisebox", "resizebox", "scalebox", "textcolor",
))  # fmt: skip
FONT_SWITCHES = frozenset((
    "Huge", "LARGE", "Large", "bf", "bfseries", "boldmath", "em", "footnotesize", "huge", "it", "itshape", "large",
    "normalfont", "normalsize", "relax", "rm", "rmfamily", "sc", "scriptsize", "scshape", "selectfont", "sf",
    "sffamily", "sl", "small", "tiny", "tt", "ttfamily", "unboldmath", "upshape",
))  # fmt: skip
MATH_ENVIRONMENTS = frozenset((
    "align", "align*", "displaymath", "eqnarray", "equation", "equation*", "gather", "gather*", "math",
))  # fmt: skip

TEXT_IN_MATH = (
    r"text|textbf|textit|texttt|textsc|textrm|textsf|textnormal|mathrm|mathbf|mathsf|mathtt|mathit|operatorname|mbox"
    r"|emph|boldsymbol|bm|textup|hbox|underline"
)

SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
