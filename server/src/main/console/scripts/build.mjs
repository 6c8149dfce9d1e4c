// What Maven calls: `npm ci` and `npm run build`, each only if what it reads has changed since.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const target = '../../../target';
const generated = new Set(['node_modules']);

/** npm uses Node's own list of authorities; on a machine that adds some, it dies without a word. */
const authorities = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
].find(existsSync);

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !generated.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function hash(paths) {
  const sum = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`);
  for (const path of paths) {
    sum.update(`${path}\n`).update(readFileSync(path));
  }
  return sum.digest('hex');
}

function unlessDone(what, inputs, stamp, output, ...npm) {
  const now = hash(inputs);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    console.log(`${what}: nothing changed`);
    return;
  }
  const env = { ...process.env };
  if (authorities) {
    env.NODE_EXTRA_CA_CERTS ||= authorities;
  }
  const ended = spawnSync(process.execPath, [process.env.npm_execpath, ...npm], { stdio: 'inherit', env });
  if (ended.status !== 0) {
    process.exit(ended.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

unlessDone(
  'packages',
  ['.npmrc', 'package.json', 'package-lock.json'],
  'node_modules/.calibr-stamp',
  'node_modules/.bin',
  ...['ci', '--prefer-offline', '--no-audit', '--no-fund'],
);
unlessDone(
  'console',
  files('.').filter((path) => !/\.test\.tsx?$/.test(path)),
  join(target, 'console-stamp'),
  join(target, 'classes/META-INF/console/index.html'),
  ...['run', 'build'],
);
