/** The least that a Slack app with an embedded database can be: `node bolt-on-pglite.ts [directory]`; says when it is ready. */
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { SECRET } from './slack-requests.ts';

const [, , dataDir] = process.argv;
if (dataDir) await (await PGlite.create({ dataDir, extensions: { pg_trgm } })).query('SELECT 1');
const receiver = new HTTPReceiver({ signingSecret: SECRET, port: 0, logLevel: LogLevel.ERROR });
const authorize = async () => ({ botToken: 'xoxb-0', botId: 'B0', botUserId: 'U0', teamId: 'T0' });
const app = new App({ receiver, logLevel: LogLevel.ERROR, convoStore: false, authorize });
app.command('/csp-buy', ({ ack }) => ack());
await app.start(0);
// A PGlite at rest holds nothing that keeps a process running; the server does.
process.stdout.write('ready\n');
