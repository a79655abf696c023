import { startLocalPartnerCenter } from '../../support/partner-center.ts';

/** A local Partner Center in a process of its own, to be killed: prints where it is and how to sign in. */
const [, , dataDir = ':memory:'] = process.argv;
const { baseUrl, url, loginUrl, graphUrl, credentials } = await startLocalPartnerCenter({ dataDir });
process.stdout.write(`${JSON.stringify({ baseUrl, url, loginUrl, graphUrl, credentials })}\n`);
