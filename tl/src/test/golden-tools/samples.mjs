// Makes sample values of a layer as JSON: samples.mjs LAYER > samples.json
//
// Nothing is empty: GramJS and Telethon set the flag of an empty text and leave the text out.
// Each line of names.txt that the layer has becomes one value with all of its fields, the same
// at every run. A long is {long}, bytes are {bytes} in hex, an object has its name in `_`.
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const layer = process.argv[2];
const camel = (name) => name.replace(/_(\w)/g, (_, c) => c.toUpperCase()).replace(/^[A-Z]/, (c) => c.toLowerCase());

const dropped = new Set(fs.readFileSync(path.join(here, '../../../../schema/dropped.txt'), 'utf8').split('\n'));

/** Reads a TL text into lines by name and by type, without what no layer has. */
function schema(file) {
  const byName = new Map();
  const byType = new Map();
  let isFunction = false;
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('---')) isFunction = line.includes('functions');
    const match = /^([\w.]+)#[0-9a-f]+ ?(.*?) ?= (.*);$/.exec(line);
    if (!match) continue;
    const [, name, text, type] = match;
    if (dropped.has(name)) continue;
    const fields = text.split(' ').filter((f) => f.includes(':') && !f.startsWith('{')).map((f) => {
      const [raw, rest] = f.split(':');
      const [word, kind] = rest.includes('?') ? rest.split('?') : [null, rest];
      return { raw, name: camel(raw), word, kind };
    });
    const one = { name, fields, type, isFunction };
    byName.set(name, one);
    if (!isFunction) byType.set(type, [...(byType.get(type) ?? []), one]);
  }
  return { byName, byType };
}

let state = 1;
const random = (below) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % below;
};

function value(tl, kind, depth) {
  const vector = /^[Vv]ector<(.*)>$/.exec(kind);
  if (vector) {
    const count = depth > 2 ? 0 : 1 + random(2);
    return Array.from({ length: count }, () => value(tl, vector[1], depth + 1));
  }
  switch (kind) {
    case 'int': return random(1 << 24);
    case 'long': return { long: String(random(1 << 24) * 65536 + 1) };
    case 'double': return random(1000) / 8;
    case 'string': return ['abc', 'Grüße', 'имя', '😀', 'long '.repeat(60)][random(5)];
    case 'bytes': return { bytes: Buffer.from(Array.from({ length: 1 + random(5) }, () => random(256))).toString('hex') };
    case 'Bool': return random(2) === 1;
    case 'true': return true;
    case 'int128': case 'int256': return null;
    case '!X': return { _: 'help.getConfig', fields: {} };
    default: return object(tl, pick(tl, kind, depth), depth);
  }
}

/** Any constructor near the top; further down one that needs no others. */
function pick(tl, type, depth) {
  const all = tl.byType.get(type);
  if (!all) throw new Error(`no type ${type}`);
  if (depth < 3) return all[random(all.length)];
  const needs = (one) => one.fields.filter((f) => !f.word && tl.byType.has(f.kind)).length;
  return [...all].sort((a, b) => needs(a) - needs(b))[0];
}

function object(tl, line, depth) {
  const fields = {};
  for (const field of line.fields) {
    if (field.kind === '#' || field.kind === 'Object') continue;
    if (field.word && depth > 1) continue;
    fields[field.raw] = value(tl, field.kind, depth + 1);
  }
  return { _: line.name, isFunction: line.isFunction, fields };
}

const tl = schema(path.join(here, `../../../../schema/target/api_${layer}.tl`));
const names = fs.readFileSync(path.join(here, 'names.txt'), 'utf8').split('\n').filter((n) => n && !n.startsWith('#'));
const samples = [];
for (const name of names) {
  const line = tl.byName.get(name);
  if (!line) continue;
  state = [...name].reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) >>> 0, 7);
  samples.push(object(tl, line, 0));
}
process.stdout.write(JSON.stringify(samples));
