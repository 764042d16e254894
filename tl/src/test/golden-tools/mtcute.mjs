// Encodes samples with mtcute: mtcute.mjs < samples.json > golden.tsv
// Run where @mtcute/core is installed.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.cwd() + '/');
const core = pathToFileURL(require.resolve('@mtcute/core/utils.js'));
const { TlBinaryWriter, __tlWriterMap } = (await import(core)).default;
const Long = require('long');
const schema = JSON.parse(fs.readFileSync('node_modules/@mtcute/core/tl/api-schema.json', 'utf8'));
const types = new Map(schema.e.map((one) => [one.name, new Map(one.arguments.map((a) => [a.name, a.type]))]));
const camel = (name) => name.replace(/_(\w)/g, (_, c) => c.toUpperCase());

/** What the schema calls int53 is a plain number there. */
function build(value, type) {
  if (Array.isArray(value)) return value.map((one) => build(one, type));
  if (value === null || typeof value !== 'object') return value;
  if ('long' in value) return type === 'int53' ? Number(value.long) : Long.fromString(value.long);
  if ('bytes' in value) return new Uint8Array(Buffer.from(value.bytes, 'hex'));
  const fields = { _: value._ };
  for (const [name, one] of Object.entries(value.fields)) {
    fields[camel(name)] = build(one, types.get(value._).get(name));
  }
  return fields;
}

for (const sample of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  try {
    const bytes = TlBinaryWriter.serializeObject(__tlWriterMap, build(sample));
    console.log(`${sample._}\t${Buffer.from(bytes).toString('hex')}`);
  } catch (e) {
    console.error(`${sample._}: ${e.message}`);
  }
}
