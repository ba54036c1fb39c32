"""Made-up papers in the markup of LaTeXML, as arXiv shows papers: a whole one, a broken one, a hostile one."""

from __future__ import annotations

PAPER = r"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>Tidal Heads: Attention That Ebbs</title>
<!--Generated on Thu Feb  1 10:00:00 2024 by LaTeXML (version 0.8.7)--><base href="/html/2402.01234v1/"/></head><body>
<nav class="ltx_page_navbar"><nav class="ltx_TOC"><ol class="ltx_toclist"><li class="ltx_tocentry"><a class="ltx_ref"
href="#S1"><span class="ltx_text ltx_ref_title"><span class="ltx_tag ltx_tag_ref">1 </span>Introduction</span></a></li>
</ol></nav></nav><div class="ltx_page_main"><div class="ltx_page_content"><div class="section" id="target-section">
<div id="license-tr">License: CC BY 4.0</div><div id="watermark-tr">arXiv:2402.01234v1 [cs.CL] 01 Feb 2024</div></div>
<article class="ltx_document ltx_authors_1line"><h1 class="ltx_title ltx_title_document">Tidal Heads: Attention That
Ebbs<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer">Work in
progress</span></span></h1><div class="ltx_authors"><span class="ltx_creator ltx_role_author"><span
class="ltx_personname">Mira Okafor<sup class="ltx_sup">1</sup>, Jon Lindqvist<math alttext="{}^{2}" display="inline">
<mn>2</mn></math></span><span class="ltx_author_notes"><span class="ltx_contact ltx_role_affiliation">1 Harbour
University, Bergen</span><span class="ltx_contact ltx_role_affiliation">2 Institute of Tides</span><span
class="ltx_contact ltx_role_email"><a href="mailto:m@h.example">m@h.example</a></span></span></span></div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">We introduce TidalNet,
a model that lets attention ebb in all of its heads, at a third of the cost of older models of the sea.</p></div>
<section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">1
</span>Introduction</h2><div class="ltx_para"><p class="ltx_p">Boats are old<span class="ltx_note ltx_role_footnote">
<sup class="ltx_note_mark">2</sup><span class="ltx_note_outer"><span class="ltx_note_content">Very old.</span></span>
</span>, and GPT-4 <cite class="ltx_cite">(<a class="ltx_ref">Ray, 2023</a>)</cite> knows them.</p><table
class="ltx_equation ltx_eqn_table"><tr class="ltx_equation ltx_eqn_row"><td class="ltx_eqn_cell"><math alttext="a=b"
display="block"><mi>a</mi></math></td><td class="ltx_eqn_cell">(1)</td></tr></table></div></section>
<section class="ltx_section" id="S2"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">2
</span>Results</h2><section class="ltx_subsection"><h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag">2.1
</span>Questions</h3><div class="ltx_para"><p class="ltx_p">TidalNet is ahead of GPT-4.</p></div>
<figure class="ltx_table" id="S2.T1"><figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_table">Table 1:
</span>Accuracy of all models.</figcaption><table class="ltx_tabular ltx_guessed_headers"><thead class="ltx_thead">
<tr class="ltx_tr"><th class="ltx_td ltx_th" rowspan="2">Model</th><th class="ltx_td ltx_th" rowspan="2">Size</th>
<th class="ltx_td ltx_th" colspan="2">Exams</th></tr><tr class="ltx_tr"><th class="ltx_td">MMLU</th><th class="ltx_td">
GSM8K</th></tr></thead><tbody class="ltx_tbody"><tr class="ltx_tr"><td class="ltx_td" colspan="4">Others</td></tr>
<tr class="ltx_tr"><th class="ltx_td ltx_th ltx_th_row">GPT-4</th><td class="ltx_td"></td><td class="ltx_td"></td>
<td class="ltx_td">92.0</td></tr><tr class="ltx_tr"><td class="ltx_td" rowspan="2">Llama 2</td><td class="ltx_td">7B
</td><td class="ltx_td">45.3</td><td class="ltx_td">14.6</td></tr><tr class="ltx_tr"><td class="ltx_td">13B</td><td
class="ltx_td">54.8</td><td class="ltx_td"><math alttext="\mathbf{28.7}" display="inline"><mn>28.7</mn></math></td></tr>
<tr class="ltx_tr"><td class="ltx_td">TidalNet (ours)</td><td class="ltx_td">7B</td><td class="ltx_td">60.1</td><td
class="ltx_td">–</td></tr></tbody></table></figure></section></section>
<section class="ltx_bibliography" id="bib"><h2 class="ltx_title ltx_title_bibliography">References</h2>
<ul class="ltx_biblist"><li class="ltx_bibitem" id="bib.bib1"><span class="ltx_tag ltx_tag_bibitem">Ray (2023)</span>
<span class="ltx_bibblock">Ann Ray. </span><span class="ltx_bibblock">On boats. 2023.</span></li></ul></section>
<section class="ltx_appendix" id="A1"><h2 class="ltx_title ltx_title_appendix"><span class="ltx_tag">Appendix A
</span>More boats</h2><div class="ltx_para"><p class="ltx_p">They float.</p></div></section></article></div></div>
</body></html>
"""

# Tables within scaled boxes are made of spans.
SPAN_TABLE = """<span class="ltx_tabular"><span class="ltx_tr"><span class="ltx_td">Model</span><span
class="ltx_td ltx_colspan ltx_colspan_2">MMLU</span><span class="ltx_td ltx_colspan ltx_colspan_2">GSM8K</span></span>
<span class="ltx_tr"><span class="ltx_td"></span><span class="ltx_td">0-shot</span><span class="ltx_td">5-shot</span>
<span class="ltx_td">0-shot</span><span class="ltx_td">5-shot</span></span><span class="ltx_tr"><span class="ltx_td">
GPT-4</span><span class="ltx_td">80.0</span><span class="ltx_td">86.4</span><span class="ltx_td">90.0</span><span
class="ltx_td">92.0</span></span></span>"""

BROKEN = PAPER[: PAPER.index('<td class="ltx_td">TidalNet (ours)')].replace("</section>", "").replace("</tr>", "")
HOSTILE = (
    PAPER.replace("GPT-4", "%%[[x]]\u202e`= 1`<% tp %>GPT-4")
    .replace('colspan="2"', 'colspan="99999" rowspan="99999"')
    .replace("<figcaption", "<div>" * 2_000 + "<figcaption")
)
