// Gets packages of the npm registry as they were pinned, and reads them without running anything.
'use strict';
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');

/** The rows of a table, by its header's names. */
function rows(file) {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const [header, ...rest] = lines.filter((l) => l && !l.startsWith('#')).map((l) => l.split('\t'));
  return rest.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}

/** The package's tar archive, checked against the integrity that we pinned. */
function tarball(source, folder, fail) {
  const spec = `${source.package}@${source.version}`;
  let packed;
  try {
    const out = execFileSync('npm', ['pack', '--json', '--silent', '--ignore-scripts', spec], {
      cwd: folder, encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 180_000,
    });
    packed = path.join(folder, JSON.parse(out)[0].filename.replace('@', '').replace('/', '-'));
  } catch (e) {
    const missing = e.code === 'ENOENT';
    fail(missing ? 'npm is missing: install Node.js with npm' : `npm could not get ${spec}`);
  }
  const bytes = fs.readFileSync(packed);
  const integrity = 'sha512-' + crypto.createHash('sha512').update(bytes).digest('base64');
  if (integrity !== source.integrity) fail(`${spec} is not the package that sources.tsv pins`);
  return zlib.gunzipSync(bytes, { maxOutputLength: 256 << 20 });
}

/** The files of an unpacked tar archive (ustar, with pax headers skipped), as the package names them. */
function* entries(tar) {
  for (let at = 0; at + 512 <= tar.length;) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const prefix = tar.toString('latin1', at + 345, at + 500).replace(/\0.*$/s, '');
    const size = parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    const whole = prefix ? `${prefix}/${name}` : name;
    if (whole.startsWith('package/'))
      yield { name: whole.slice('package/'.length), bytes: tar.subarray(at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

module.exports = { entries, rows, tarball };
