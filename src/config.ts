import { z } from 'zod';
import { parseKeyRing } from './secrets/key-ring.ts';
import { guid, list, pairs, port, reminders, route, token, url } from './setting-shapes.ts';

type Setting<T extends z.ZodType> = {
  readonly schema: T;
  readonly meaning: string;
  readonly fallback?: string;
  readonly secret?: true;
};
const setting = <T extends z.ZodType>(
  schema: T,
  meaning: string,
  rest: Omit<Setting<T>, 'schema' | 'meaning'> = {},
): Setting<T> => ({
  schema,
  meaning,
  ...rest,
});

/** Every setting there is: what it must look like, what it means, its default. docs/configuration.md is made from this table. */
export const settings = {
  SLACK_BOT_TOKEN: setting(
    token('xoxb-'),
    'The bot token of the Slack app. Without it the local Slack workspace is started.',
    { secret: true },
  ),
  SLACK_APP_TOKEN: setting(token('xapp-'), 'The app-level token (`connections:write`): Slack over Socket Mode.', {
    secret: true,
  }),
  SLACK_SIGNING_SECRET: setting(
    z.string().min(8, 'is too short to be a signing secret'),
    'The signing secret: Slack over HTTP, requests at `POST /slack/events`. Not used where `SLACK_APP_TOKEN` is set.',
    { secret: true },
  ),
  SLACK_API_URL: setting(url, 'Base of the Slack Web API; Socket Mode asks it for its socket.', {
    fallback: 'https://slack.com/api/',
  }),
  SLACK_TEAM_IDS: setting(
    list,
    'Comma-separated IDs of the workspaces whose people may use the desk. Default: the workspace of the bot token.',
  ),
  HOST: setting(z.string().min(1), "Address on which the product's own HTTP server listens.", {
    fallback: '127.0.0.1',
  }),
  PORT: setting(
    port,
    'Port of that server (Slack over HTTP, `/health/live`, `/health/ready`, `/metrics`, one-time pages).',
    {
      fallback: '3000',
    },
  ),
  PUBLIC_URL: setting(
    url,
    'How that server is reached from outside, over https. Without it no one-time pages can be made for customers, except with the local stand-ins.',
  ),
  SANDBOX_PORT: setting(port, 'Port of the local Slack workspace and the local Partner Center.', { fallback: '3100' }),
  SANDBOX_CLOCK_URL: setting(
    url,
    'Where the local stand-ins tell the time, which people can move forward there. Set by them; refused with the real Partner Center.',
  ),
  PARTNER_CENTER_TENANT_ID: setting(
    guid,
    'Tenant ID of the partner. With the three below it names a real Partner Center account (App+User); without them the local Partner Center is started.',
  ),
  PARTNER_CENTER_CLIENT_ID: setting(
    guid,
    'Application (client) ID of the app registration. Of Microsoft Graph it needs the application permissions User.Read.All, GroupMember.Read.All and RoleManagement.Read.Directory (who is a Global administrator), with admin consent.',
  ),
  PARTNER_CENTER_CLIENT_SECRET: setting(z.string().min(1), 'Client secret of the app registration.', { secret: true }),
  PARTNER_CENTER_REFRESH_TOKEN: setting(
    z.string().min(1),
    'Refresh token of the consenting Admin agent. Read at the first start; what Entra gives in exchange is kept sealed in the database.',
    { secret: true },
  ),
  PARTNER_CENTER_URL: setting(url, 'Base of the Partner Center REST API.', {
    fallback: 'https://api.partnercenter.microsoft.com',
  }),
  PARTNER_CENTER_LOGIN_URL: setting(url, 'Base of the Entra login service.', {
    fallback: 'https://login.microsoftonline.com',
  }),
  MICROSOFT_GRAPH_URL: setting(url, 'Base of Microsoft Graph.', { fallback: 'https://graph.microsoft.com' }),
  PARTNER_CENTER_PRICES_URL: setting(url, 'Base of the price sheet API.', {
    fallback: 'https://api.partner.microsoft.com',
  }),
  PARTNER_CENTER_KEYS: setting(
    route,
    'How product keys and downloads are had: `api`, or `portal` (by an Admin agent, from the Partner Center pages). Default: `portal` with a real Partner Center, `api` with the local one.',
  ),
  PARTNER_CENTER_TICKETS: setting(route, 'How tickets are made: `api` or `portal`. Default as above.'),
  CANCELLATION_POLICY: setting(
    z.string().min(1),
    'The return policy: `programme` (60 days, full credit), `current` (30 days; subscriptions 7 × 24 hours, pro-rated) or the path of a JSON file. Required with a real Partner Center; `programme` with the local one.',
  ),
  REFUND_REMINDERS: setting(
    reminders,
    'How long before a refund window closes people are reminded, comma-separated, in days or hours. The shortest is the last call, told by itself; the others come in one message a day. It holds until a Global admin sets other times in /csp-admin › Reminders.',
    { fallback: '7d,2d,1d,4h' },
  ),
  RETENTION_DAYS: setting(
    z.coerce
      .number({ error: 'must be a number of days' })
      .int('must be a whole number of days')
      .min(90, 'must be 90 days or more: nothing that somebody may still act on is removed')
      .max(36_500, 'must be 36500 days or less'),
    'After how many days what was only told is removed: download links, reminders, alerts, findings that were reported. Records of what was done, and the ledger, are kept for ever.',
    { fallback: '400' },
  ),
  DATABASE_URL: setting(
    z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }),
    'A PostgreSQL (14 or newer) with its extension `pg_trgm`, which the start makes where the user may. Without it an embedded one under `DATA_DIR`.',
    { secret: true },
  ),
  DATA_DIR: setting(z.string().min(1), 'Folder of the embedded database, the key file and the stand-ins.', {
    fallback: '.data',
  }),
  ENCRYPTION_KEYS: setting(
    z.string().min(1),
    'Keys that seal secrets at rest: `id:base64-of-32-bytes`, comma-separated, the first one encrypts. Required with a real Slack or Partner Center; otherwise made once and kept under `DATA_DIR`.',
    { secret: true },
  ),
  BOOTSTRAP_ADMINS: setting(
    list,
    'Comma-separated Slack user IDs that are Global admin of the desk from the first start. This gives no key, download or cancel right: those come from Entra.',
  ),
  BOOTSTRAP_GRANTS: setting(list, 'Comma-separated `e-mail:Role` (Approver, Auditor) granted at the first start.'),
  LEDGER_CHECKPOINT_FILE: setting(
    z.string().min(1),
    'Path of a file to which each signed checkpoint of the ledger is appended, best where nobody of the desk can change it. With it cutting the end off the ledger shows (docs/operations.md).',
  ),
  LEDGER_CHECKPOINT_CHANNEL: setting(
    z
      .string()
      .regex(
        /^[CG][A-Z0-9]{2,}$/,
        'must be the ID of a channel, such as C0123456789; it stands at the bottom of "About" in Slack',
      ),
    'ID of a Slack channel in which one checkpoint a day is posted, to the same end. Invite the bot.',
  ),
  METRICS_TOKEN: setting(
    z.string().min(16, 'is too short: make one with `openssl rand -hex 32`'),
    'Who sends it as `Authorization: Bearer …` may read `GET /metrics`. Without it only this machine may, and nobody through a proxy.',
    { secret: true },
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(
    url,
    'Base of an OpenTelemetry collector, to which traces are told (OTLP over HTTP, JSON, at `/v1/traces` under it). Without it nothing is traced.',
  ),
  OTEL_EXPORTER_OTLP_HEADERS: setting(
    pairs,
    'What is sent to the collector as headers: `name=value`, comma-separated, values as in a URL.',
    { secret: true },
  ),
  OTEL_SERVICE_NAME: setting(z.string().min(1), 'How the desk is called in traces.', { fallback: 'csp-desk' }),
  OTEL_TRACES_SAMPLER_ARG: setting(
    z.coerce.number({ error: 'must be a number from 0 to 1' }).min(0, 'must be 0 or more').max(1, 'must be 1 or less'),
    'Which part of all gestures is traced, whole.',
    { fallback: '1' },
  ),
  LOG_LEVEL: setting(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be trace, debug, info, warn, error or silent',
    }),
    'How much is logged.',
    { fallback: 'info' },
  ),
} as const;

export type SettingName = keyof typeof settings;
type Values = { readonly [Name in SettingName]?: z.output<(typeof settings)[Name]['schema']> };

/** What is wrong with a setting and what to do about it; never its value. */
export type Problem = { readonly name: SettingName; readonly advice: string };

export type SlackSettings = {
  readonly botToken: string;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  readonly apiUrl: string;
  readonly teamIds: readonly string[];
};

export type PartnerCenterSettings = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  readonly url: string;
  readonly loginUrl: string;
  readonly graphUrl: string;
  readonly pricesUrl: string;
  readonly keys: 'api' | 'portal';
  readonly tickets: 'api' | 'portal';
};

export type Config = {
  readonly slack: SlackSettings;
  readonly partnerCenter: PartnerCenterSettings;
  readonly cancellationPolicy: string;
  /** hours before a window closes at which people are reminded, longest first */
  readonly refundReminders: readonly number[];
  /** days after which what was only told is removed */
  readonly retentionDays: number;
  readonly http: { readonly host: string; readonly port: number; readonly publicUrl: string | undefined };
  /** where checkpoints of the ledger are kept besides */
  readonly checkpoints: { readonly file: string | undefined; readonly channelId: string | undefined };
  readonly metricsToken: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly encryptionKeys: string;
  readonly bootstrapAdmins: readonly string[];
  readonly bootstrapGrants: readonly { readonly email: string; readonly role: string }[];
  /** the clock of the stand-ins, where they are used */
  readonly clockUrl: string | undefined;
  /** where traces go, and which part of them */
  readonly tracing: {
    readonly endpoint: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly serviceName: string;
    readonly perMille: number;
  } | null;
  readonly logLevel: string;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** The one place that reads the environment of the process. */
export const environment: Environment = process.env;

/** Which stand-ins a start needs: those whose real counterpart is not configured at all. */
export function neededStandIns(env: Environment): { readonly slack: boolean; readonly partnerCenter: boolean } {
  const none = (names: readonly SettingName[]) => names.every((name) => !env[name]?.trim());
  return {
    slack: none(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']),
    partnerCenter: none([
      'PARTNER_CENTER_TENANT_ID',
      'PARTNER_CENTER_CLIENT_ID',
      'PARTNER_CENTER_CLIENT_SECRET',
      'PARTNER_CENTER_REFRESH_TOKEN',
    ]),
  };
}

/** What the stand-ins need of the environment. */
export function readSandboxSettings(
  env: Environment,
): { readonly dataDir: string; readonly port: number } | { readonly problems: Problem[] } {
  const { values, problems } = readValues(env, ['DATA_DIR', 'SANDBOX_PORT']);
  return problems.length > 0
    ? { problems }
    : { dataDir: values.DATA_DIR ?? '.data', port: values.SANDBOX_PORT ?? 3100 };
}

/** What a backup needs of the environment. */
export type StorageSettings = {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** none where the key file of the data directory is used */
  readonly encryptionKeys: string | undefined;
};

export function readStorageSettings(
  env: Environment,
): { readonly storage: StorageSettings } | { readonly problems: Problem[] } {
  const { values, problems } = readValues(env, ['DATABASE_URL', 'DATA_DIR', 'ENCRYPTION_KEYS']);
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '', ENCRYPTION_KEYS: encryptionKeys } = values;
  return problems.length > 0 ? { problems } : { storage: { databaseUrl, dataDir, encryptionKeys } };
}

/** @returns the configuration, or every problem there is with it */
export function readConfig(env: Environment): { readonly config: Config } | { readonly problems: Problem[] } {
  const { values, problems } = readValues(env, Object.keys(settings) as SettingName[]);
  const missing = (name: SettingName, advice: string) => {
    if (values[name] === undefined && !problems.some((problem) => problem.name === name))
      problems.push({ name, advice });
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const account =
    'is missing: a Partner Center account needs its tenant ID, client ID, client secret and refresh token';
  const transport: SlackSettings['transport'] = values.SLACK_APP_TOKEN
    ? { kind: 'socket', appToken: values.SLACK_APP_TOKEN }
    : { kind: 'http', signingSecret: values.SLACK_SIGNING_SECRET ?? '' };
  if (!values.SLACK_APP_TOKEN && !values.SLACK_SIGNING_SECRET)
    missing('SLACK_APP_TOKEN', 'is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP');
  const config: Config = {
    slack: {
      botToken: missing(
        'SLACK_BOT_TOKEN',
        'is missing: copy the Bot User OAuth Token from "OAuth & Permissions" of your Slack app',
      ),
      transport,
      apiUrl: values.SLACK_API_URL ?? '',
      teamIds: values.SLACK_TEAM_IDS ?? [],
    },
    partnerCenter: {
      tenantId: missing('PARTNER_CENTER_TENANT_ID', account),
      clientId: missing('PARTNER_CENTER_CLIENT_ID', account),
      clientSecret: missing('PARTNER_CENTER_CLIENT_SECRET', account),
      refreshToken: missing('PARTNER_CENTER_REFRESH_TOKEN', account),
      url: values.PARTNER_CENTER_URL ?? '',
      loginUrl: values.PARTNER_CENTER_LOGIN_URL ?? '',
      graphUrl: values.MICROSOFT_GRAPH_URL ?? '',
      pricesUrl: values.PARTNER_CENTER_PRICES_URL ?? '',
      keys: values.PARTNER_CENTER_KEYS ?? 'portal',
      tickets: values.PARTNER_CENTER_TICKETS ?? 'portal',
    },
    cancellationPolicy: missing(
      'CANCELLATION_POLICY',
      'is missing: choose programme (60 days, full credit), current (30 days; subscriptions 7 × 24 hours, pro-rated) or the path of a JSON file. A wrong window loses money, so there is no default with a real Partner Center',
    ),
    refundReminders: values.REFUND_REMINDERS ?? [],
    retentionDays: values.RETENTION_DAYS ?? 0,
    http: { host: values.HOST ?? '', port: values.PORT ?? 0, publicUrl: values.PUBLIC_URL },
    checkpoints: { file: values.LEDGER_CHECKPOINT_FILE, channelId: values.LEDGER_CHECKPOINT_CHANNEL },
    metricsToken: values.METRICS_TOKEN,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR ?? '',
    encryptionKeys: missing(
      'ENCRYPTION_KEYS',
      'is missing: make one with `openssl rand -base64 32` and set it as id:base64, such as 2026:…',
    ),
    bootstrapAdmins: values.BOOTSTRAP_ADMINS ?? [],
    bootstrapGrants: (values.BOOTSTRAP_GRANTS ?? []).map((grant) => {
      const [email = '', role = ''] = grant.split(':');
      if (!email.includes('@') || !['Approver', 'Auditor'].includes(role))
        problems.push({
          name: 'BOOTSTRAP_GRANTS',
          advice: 'must be e-mail:Role pairs, Role being Approver or Auditor',
        });
      return { email: email.toLowerCase(), role };
    }),
    clockUrl: values.SANDBOX_CLOCK_URL,
    tracing: values.OTEL_EXPORTER_OTLP_ENDPOINT
      ? {
          endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
          headers: values.OTEL_EXPORTER_OTLP_HEADERS ?? {},
          serviceName: values.OTEL_SERVICE_NAME ?? '',
          perMille: Math.round((values.OTEL_TRACES_SAMPLER_ARG ?? 1) * 1_000),
        }
      : null,
    logLevel: values.LOG_LEVEL ?? 'info',
  };
  if (config.clockUrl && config.partnerCenter.url === settings.PARTNER_CENTER_URL.fallback)
    problems.push({
      name: 'SANDBOX_CLOCK_URL',
      advice:
        'must not be set with the real Partner Center: windows and reminders would run by a clock that people move',
    });
  if (values.ENCRYPTION_KEYS) {
    const ring = parseKeyRing(values.ENCRYPTION_KEYS);
    if (ring.kind === 'unusable') problems.push({ name: 'ENCRYPTION_KEYS', advice: ring.problem });
  }
  return problems.length > 0 ? { problems } : { config };
}

function readValues(env: Environment, names: readonly SettingName[]): { values: Values; problems: Problem[] } {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const name of names) {
    // An empty variable is what `NAME=` in an env file leaves: it means "not set".
    const text = env[name]?.trim() || settings[name].fallback;
    if (text === undefined) continue;
    const read = settings[name].schema.safeParse(text);
    if (read.success) values[name] = read.data;
    else problems.push({ name, advice: read.error.issues[0]?.message ?? 'is not valid' });
  }
  return { values: values, problems };
}
