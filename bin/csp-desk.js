#!/usr/bin/env node
// Plain JavaScript that any Node.js can read, so that one that is too old hears so in words.
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `CSP Desk needs Node.js 22.18 or newer; this is ${process.versions.node}.\n` +
      'On Linux x64 "npm ci" brings one along: start it with "npm start". Elsewhere install a newer Node.js.\n',
  );
  process.exit(78);
}

// What Node.js made of the sources is kept beside the packages, where nobody but the owner of the installation writes: a third less time to
// start. Where that is read-only nothing is kept.
const { enableCompileCache } = await import('node:module');
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/csp-desk', import.meta.url)));
const { hastenImports } = await import('./imports.js');
hastenImports();

const commands = {
  start: () => import('../src/run.ts').then(({ main }) => main()),
  sandbox: () => import('../src/sandbox/run.ts').then(({ runSandbox }) => runSandbox()),
  doctor: () => import('../src/doctor.ts').then(({ doctor }) => doctor()),
  backup: () => import('../src/backup/run.ts').then(({ backup }) => backup(process.argv[3])),
  restore: () => import('../src/backup/run.ts').then(({ restore }) => restore(process.argv[3])),
  'move-to-postgres': () => import('../src/backup/run.ts').then(({ moveToPostgres }) => moveToPostgres()),
  ledger: () => import('../src/ledger-command.ts').then(({ ledgerCommand }) => ledgerCommand(process.argv.slice(3))),
};
const command = commands[process.argv[2]];
if (!command) {
  process.stderr.write(`Usage: csp-desk ${Object.keys(commands).join(' | ')}\n`);
  process.exit(64);
}
await command();
