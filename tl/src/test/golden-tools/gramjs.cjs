// Encodes samples with GramJS or its fork: gramjs.cjs PACKAGE < samples.json > golden.tsv
// Run where the package is installed.
'use strict';
const { createRequire } = require('node:module');
const require_ = createRequire(process.cwd() + '/');
const { Api } = require_(process.argv[2]);
const bigInt = require_('big-integer');
const camel = (name) => name.replace(/_([a-z])/g, (_, c) => c.toUpperCase());

function build(value) {
  if (Array.isArray(value)) return value.map(build);
  if (value === null || typeof value !== 'object') return value;
  if ('long' in value) return bigInt(value.long);
  if ('bytes' in value) return Buffer.from(value.bytes, 'hex');
  const parts = value._.split('.');
  const last = parts.pop();
  const space = parts.reduce((api, part) => api[part], Api);
  const Class = space[last[0].toUpperCase() + last.slice(1)];
  const fields = {};
  for (const [name, one] of Object.entries(value.fields)) fields[camel(name)] = build(one);
  return new Class(fields);
}

const samples = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
for (const sample of samples) {
  try {
    console.log(`${sample._}\t${build(sample).getBytes().toString('hex')}`);
  } catch (e) {
    console.error(`${sample._}: ${e.message}`);
  }
}
