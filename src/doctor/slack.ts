import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'undici';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { Clock } from '../kernel/time.ts';
import { skewAdvice } from './clock.ts';
import { leftOut, look, problem, well } from './finding.ts';
import type { Finding, Outcome } from './finding.ts';
import { askSlack } from './slack-api.ts';

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes the app was made for: manifest.yml is the one list of them. */
function neededScopes(): readonly string[] {
  const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  return manifest.parse(parse(text)).oauth_config.scopes.bot;
}

/** What Slack says of the two tokens, the scopes, the signing secret and the channels the desk was given. */
export async function examineSlack(config: Config, database: Database | null, clock: Clock): Promise<Finding[]> {
  const { slack } = config;
  const findings = [
    await look('Slack lets the bot in, with every scope of manifest.yml', () => examineBot(config, clock), silence),
    slack.transport.kind === 'socket'
      ? await look('Slack opens a socket (Socket Mode)', () => examineSocket(config), silence)
      : await look(
          'Slack can reach the desk over HTTP, signed',
          () => examineHttp(config, clock),
          () => UNREACHED,
        ),
  ];
  return [
    ...findings,
    await look('The bot is in the channels it was given', () => examineChannels(config, database), silence),
  ];
}

async function examineBot({ slack }: Config, clock: Clock): Promise<Outcome> {
  const { body, scopes, date } = await askSlack(slack.apiUrl, slack.botToken, 'auth.test');
  if (!body.ok) return problem(`SLACK_BOT_TOKEN ${botAdvice(body.error)}`);
  const missing = neededScopes().filter((scope) => !scopes.includes(scope));
  if (missing.length > 0)
    return problem(
      `the app lacks ${missing.join(', ')} (missing_scope): add ${missing.length > 1 ? 'them' : 'it'} under "OAuth & Permissions" › "Bot Token Scopes", or paste manifest.yml into "App Manifest", then press "Reinstall to Workspace"`,
    );
  const teams = slack.teamIds;
  const team = z.string().catch('').parse(body['team_id']);
  if (teams.length > 0 && !teams.includes(team))
    return problem(
      `SLACK_TEAM_IDS does not name ${team}, the workspace of the bot token: nobody there would be served`,
    );
  return skewAdvice(date, clock, 'Slack refuses nothing for it, but the desk refuses what Slack signs');
}

function botAdvice(error: string | undefined): string {
  switch (error) {
    case 'token_revoked':
    case 'account_inactive':
      return `was revoked, or the app uninstalled (${error}): install it again under "Install App" and copy the Bot User OAuth Token`;
    case 'not_allowed_token_type':
      return 'is not a bot token (not_allowed_token_type): copy the Bot User OAuth Token, which begins with xoxb-';
    case 'team_disabled':
    case 'org_login_required':
      return `belongs to a workspace that is closed or being moved (${error}): ask whoever administers it`;
    case 'ratelimited':
      return 'is asked for too often (ratelimited): wait a minute and run this again';
    default:
      return `is refused by Slack (${error ?? 'no reason'}): copy the Bot User OAuth Token from "OAuth & Permissions" of your Slack app`;
  }
}

async function examineSocket({ slack }: Config): Promise<Outcome> {
  if (slack.transport.kind !== 'socket') return well;
  const { body } = await askSlack(slack.apiUrl, slack.transport.appToken, 'apps.connections.open');
  if (body.ok) return well;
  return body.error === 'missing_scope'
    ? problem(
        'SLACK_APP_TOKEN lacks connections:write (missing_scope): make another under "Basic Information" › "App-Level Tokens"',
      )
    : problem(
        `SLACK_APP_TOKEN is refused (${body.error ?? 'no reason'}): make an app-level token with connections:write under "Basic Information" and switch "Socket Mode" on`,
      );
}

const UNREACHED =
  'PUBLIC_URL does not answer from here: the desk must run, and the proxy before it must pass POST /slack/events on';

/** The desk itself says whether it has this secret: what is signed with it must be let in, as what Slack signs is. */
async function examineHttp({ slack, http }: Config, clock: Clock): Promise<Outcome> {
  if (slack.transport.kind !== 'http') return well;
  const { signingSecret } = slack.transport;
  if (!/^[0-9a-f]{32}$/i.test(signingSecret))
    return problem(
      'SLACK_SIGNING_SECRET does not look like one (32 hexadecimal digits): copy it from "Basic Information" › "App Credentials" › "Signing Secret"',
    );
  if (!http.publicUrl) return leftOut('PUBLIC_URL is not set, so the desk cannot be asked as Slack asks it');
  const body = JSON.stringify({ type: 'url_verification', challenge: 'doctor' });
  const timestamp = String(Math.floor(clock.now().getTime() / 1_000));
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const answer = await request(new URL('/slack/events', http.publicUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    body,
    headersTimeout: 8_000,
    bodyTimeout: 8_000,
  });
  const text = await answer.body.text();
  if (answer.statusCode === 200 && text.includes('doctor')) return well;
  return answer.statusCode === 401
    ? problem(
        'the running desk refuses this signature (401): it was started with another SLACK_SIGNING_SECRET, or its clock is more than five minutes off',
      )
    : problem(`POST /slack/events at PUBLIC_URL answered ${answer.statusCode}: does the proxy lead to the desk?`);
}

async function examineChannels({ slack }: Config, database: Database | null): Promise<Outcome> {
  if (!database) return leftOut('which they are stands in the database');
  const rules = await database.read.keyRules.findMany({ where: { channelId: { not: null } } });
  const approvals = await database.read.approvalRule.findMany({ where: { channelId: { not: null }, endedAt: null } });
  const channels = new Set([...rules, ...approvals].flatMap(({ channelId }) => channelId ?? []));
  const advice: string[] = [];
  for (const channel of channels) {
    const { body } = await askSlack(slack.apiUrl, slack.botToken, 'conversations.info', { channel });
    const { is_member: member, name } = z
      .object({ is_member: z.boolean().optional(), name: z.string().optional() })
      .catch({})
      .parse(body['channel']);
    if (body.error === 'channel_not_found')
      advice.push(`${channel} is gone, or private and without the bot (channel_not_found)`);
    else if (member === false) advice.push(`the bot is not in #${name ?? channel} (not_in_channel)`);
  }
  return advice.length === 0
    ? well
    : problem(`${advice.join('; ')}: type "/invite @CSP Desk" there, or choose another channel in /csp-admin`);
}

function silence(): string {
  return 'Slack does not answer: check the network, a proxy on the way, and SLACK_API_URL';
}
