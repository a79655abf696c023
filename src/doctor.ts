import { environment, neededStandIns, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database/database.ts';
import type { Database } from './database/database.ts';
import { examineAccount } from './doctor/account.ts';
import { databaseAdvice, examineVersion } from './doctor/database.ts';
import { leftOut, look, problem, well } from './doctor/finding.ts';
import type { Finding, Outcome } from './doctor/finding.ts';
import { examineLedger } from './doctor/ledger.ts';
import { examineSlack } from './doctor/slack.ts';
import type { Log } from './kernel/log.ts';
import { systemClock } from './kernel/time.ts';
import type { Clock } from './kernel/time.ts';
import { sealedColumns } from './sealed-columns.ts';
import { parseKeyRing } from './secrets/key-ring.ts';
import { countLeft, keyIdsIn } from './secrets/rotation.ts';
import { createSecrets } from './secrets/secrets.ts';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const CONFIGURATION_ERROR = 78;

/** `npm run doctor`: says in words what is wrong with the configuration and where to click; exit code 78 where something is. */
export async function doctor(): Promise<void> {
  const findings = await findingsOf(environment);
  const lines = findings.map((finding) => `${lineOf(finding)}\n`);
  const code = findings.some(({ kind }) => kind === 'problem') ? CONFIGURATION_ERROR : 0;
  // Whatever gave no answer in time may still be waited for: it must not keep this process.
  process.stdout.write(lines.join(''), () => process.exit(code));
}

function lineOf(finding: Finding): string {
  switch (finding.kind) {
    case 'well':
      return `✓ ${finding.what}`;
    case 'problem':
      return `✗ ${finding.what}: ${finding.advice}`;
    case 'left-out':
      return `– ${finding.what}: not looked at, because ${finding.why}`;
  }
}

async function findingsOf(env: typeof environment): Promise<Finding[]> {
  const needed = neededStandIns(env);
  if (needed.slack && needed.partnerCenter)
    return [
      {
        what: 'Nothing is configured: "npm start" uses the local Slack workspace and the local Partner Center',
        ...well,
      },
    ];
  const read = readConfig(env);
  if ('problems' in read) return read.problems.map(({ name, advice }) => ({ what: name, ...problem(advice) }));
  const { databaseUrl: url, dataDir } = read.config;
  return examine(read.config, {
    clock: systemClock,
    open: () => openDatabase({ url, dataDir, onIdleError: () => undefined }),
  });
}

/** Looks at everything the configuration leads to. What one thing hides of another is said to be left out. */
export async function examine(
  config: Config,
  { clock, open }: { readonly clock: Clock; readonly open: () => Promise<Database> },
): Promise<Finding[]> {
  const ring = parseKeyRing(config.encryptionKeys);
  if (ring.kind === 'unusable') return [{ what: 'ENCRYPTION_KEYS', ...problem(ring.problem) }];
  const secrets = createSecrets(ring);
  const opened: { database: Database | null } = { database: null };
  const opening = await look(
    'The database can be used and migrated',
    async () => {
      opened.database = await open();
      return examineVersion(opened.database);
    },
    databaseAdvice,
  );
  const { database } = opened;
  try {
    return [
      { what: 'The settings are complete and well formed', ...well },
      opening,
      await look(
        'Everything kept secret can be opened, and is sealed with the first of ENCRYPTION_KEYS',
        () => examineSealed(config, database, secrets, [...ring.keys.keys()]),
        databaseAdvice,
      ),
      ...(await examineLedger(config, database)),
      ...(await examineSlack(config, database, clock)),
      ...(await examineAccount({ config, database, secrets, clock, log: silent })),
    ];
  } finally {
    await database?.close();
  }
}

async function examineSealed(
  { partnerCenter }: Config,
  database: Database | null,
  secrets: ReturnType<typeof createSecrets>,
  known: readonly string[],
): Promise<Outcome> {
  if (!database) return leftOut('the database cannot be used');
  const columns = sealedColumns(partnerCenter.tenantId);
  const gone = (await keyIdsIn(database.pool, columns)).filter((id) => !known.includes(id));
  if (gone.length > 0)
    return problem(
      `what is sealed with ${gone.join(', ')} can be opened by nobody: put ${gone.length > 1 ? 'those keys' : 'that key'} back into ENCRYPTION_KEYS, after the first`,
    );
  const left = await countLeft(database, secrets, columns);
  return left === 0
    ? well
    : problem(
        `${left} are sealed with older keys: keep those keys, start CSP Desk, and ask again after some minutes; drop them when this says so`,
      );
}
