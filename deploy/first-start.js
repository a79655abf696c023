/**
 * Run once while the image is made: the desk starts as it will, with both stand-ins, and stops. What Node.js and Vite made of the
 * sources meanwhile stays in the image, whose root file system may be read-only later; an image that cannot start is never made.
 */
import { spawn } from 'node:child_process';

const desk = spawn(process.execPath, [...process.execArgv, 'bin/csp-desk.js', 'start'], {
  env: { ...process.env, DATA_DIR: '/tmp/first-start', HOST: '127.0.0.1' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => desk.once('exit', resolve));
let said = '';
for await (const chunk of desk.stdout) {
  said += String(chunk);
  const [, workspace] = /is ready: open (\S+)/.exec(said) ?? [];
  if (workspace === undefined) continue;
  const { status } = await fetch(workspace);
  process.stdout.write(`${said}The page of the local workspace answers ${status}\n`);
  if (status !== 200) process.exitCode = 1;
  desk.kill('SIGTERM');
}
process.exitCode ||= (await ended) ?? 1;
