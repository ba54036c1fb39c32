// What Dataview would take out of Markdown files: blocks, inline queries and inline fields, read with its own grammar.
//
//     node dataview.cjs LIB < PATHS      LIB: lib/index.js of the npm package obsidian-dataview; a path a line
//
// prints one JSON object: for each file with finds, a list of "line: kind: text". The package parses queries and
// expressions; where they stand in a note is found here, in the raw text, whether or not a backslash stands before a
// bracket: that is how the plugin itself looks for fields.
"use strict";
const fs = require("fs");
const Module = require("module");

const load = Module._load;
Module._load = (name, ...rest) => (name === "obsidian" ? {} : load(name, ...rest));
const { EXPRESSION, QUERY_LANGUAGE } = require(require("path").resolve(process.argv[2]));

const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})\s*([^\s`]*)/;
const FIELD = /([^\[\](]*?)::(.*)/;

function parses(parser, text) {
  try {
    return parser.parse(text.trim()).status;
  } catch (error) {
    return false;
  }
}

function kindOfCode(text) {
  if (text.startsWith("$=")) return "inline script";
  if (text.startsWith("=")) return parses(EXPRESSION.field, text.slice(1)) ? "inline query" : "broken inline query";
  return "code";
}

// Code spans: a run of backticks up to the next run of the same length. A backslash keeps a run from opening.
function* codeSpans(line) {
  const runs = [...line.matchAll(/\\?`+/g)];
  for (let i = 0; i < runs.length; i++) {
    const opening = runs[i][0];
    if (opening.startsWith("\\")) continue;
    const closing = runs.findIndex((run, k) => k > i && run[0].replace(/^\\/, "") === opening);
    if (closing < 0) continue;
    yield line.slice(runs[i].index + opening.length, runs[closing].index).trim();
    i = closing;
  }
}

function* finds(text) {
  const lines = text.split("\n");
  const end = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  for (let i = end + 1; i < lines.length; i++) {
    const fence = FENCE.exec(lines[i]);
    if (fence) {
      const inside = lines.slice(i + 1, i + 9).map((line) => line.replace(/^[\s>]*/, ""));
      const isQuery = inside.some((_, k) => parses(QUERY_LANGUAGE.query, inside.slice(0, k + 1).join("\n")));
      yield `${i + 1}: ${isQuery ? "query in a block" : "block"} ${fence[2]}`;
    }
    for (const code of codeSpans(lines[i])) yield `${i + 1}: ${kindOfCode(code)}: ${code}`;
    const field = FIELD.exec(lines[i]);
    if (field) {
      const what = parses(EXPRESSION.inlineField, field[2].replace(/[\])].*/, "")) ? "field with a value" : "field";
      yield `${i + 1}: ${what}: ${field[0].slice(0, 80)}`;
    }
  }
}

const found = {};
for (const path of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const all = [...finds(fs.readFileSync(path, "utf8"))];
  if (all.length) found[path] = all;
}
process.stdout.write(JSON.stringify(found));
