import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createRightOfWay } from '../../src/kernel/right-of-way.ts';

const CONNECTIONS = 15;
const CLIENT = `
  const { connect } = require('node:net');
  const sockets = Array.from({ length: ${CONNECTIONS} }, () => connect(Number(process.argv[1]), '127.0.0.1'));
  const asked = sockets.map((socket) => new Promise((resolve) => socket.write('anybody there?', resolve)));
  void Promise.all(asked).then(() => process.exit());
`;

test('connections that all came in while this thread was at work are all heard before its work goes on', async () => {
  const { cameIn, giveWay } = createRightOfWay();
  let heard = 0;
  const server = createServer((socket) => {
    cameIn();
    socket.on('error', () => undefined);
    socket.once('data', () => {
      cameIn();
      heard += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  // Nothing is looked at in here until it has ended.
  execFileSync(process.execPath, ['-e', CLIENT, String(port)], { timeout: 20_000 });
  expect(heard).toBe(0);
  // The first look may belong to the round of the loop that is under way.
  await giveWay(5_000);
  await giveWay(5_000);
  expect(heard).toBe(CONNECTIONS);
});
