export const health = {
  'health.title': 'Health',
  'health.about': 'Whether everything this desk stands on answers, what waits, and what was given up',
  'health.again': 'Look again',
  'health.dependencies': 'What this desk stands on',
  'health.dependency.database': 'Database',
  'health.dependency.slack': 'Slack',
  'health.dependency.login': 'Sign-in at Microsoft',
  'health.dependency.partnerCenter': 'Partner Center',
  'health.dependency.graph': 'Partner directory (Microsoft Graph)',
  'health.well': '✅ {what} – answered in {milliseconds, number} ms',
  'health.ill': '⚠️ {what} – does not answer as it should. {advice}',
  'health.advice.database': 'Nothing can be recorded meanwhile. Look at the database server.',
  'health.advice.slack': 'Gestures may come late. It connects again by itself; see status.slack.com.',
  'health.advice.login':
    'Nobody’s role can be checked meanwhile. npm run doctor says whether the secret or the consent has ended.',
  'health.advice.partnerCenter':
    'Orders, keys and cancellations wait and go on by themselves. npm run doctor says whether the account is the cause.',
  'health.advice.graph':
    'Nobody gains a right meanwhile: keys, orders and cancellations are refused. npm run doctor says which permission is missing, if one is.',

  'health.rounds': 'Last done',
  'health.round.customers': 'Customers copied from Partner Center',
  'health.round.prices': 'Prices taken in',
  'health.round.drift': 'Activity in Partner Center read up to',
  'health.round.at': '• {what}: {at}',
  'health.round.never': '• {what}: not yet',

  'health.queues': 'Waiting',
  'health.queue':
    '• {name}: {due, number} due, {running, number} running, the oldest for {seconds, plural, one {# second} other {# seconds}}',
  'health.queues.idle': 'Nothing is due. {later, plural, =0 {Nothing} one {# job} other {# jobs}} for later.',
  'health.queues.later': '{later, plural, =0 {Nothing} one {# job} other {# jobs}} for later.',

  'health.failed': 'Given up',
  'health.failed.count':
    '{count, plural, =0 {Nothing.} one {# job was tried as often as it may be. Whoever asked for it was told.} other {# jobs were tried as often as they may be. Whoever asked for them was told.}}',
  'health.failed.job': '{queue} – {tries, plural, one {# try} other {# tries}}, the last {at}',
  'health.failed.more': 'The newest {listed, number} are listed.',
  'health.retry': 'Try again',
  'health.retry.text': 'What was done before is not done twice. Try again once its cause is mended.',
  'health.retried': 'It is being tried again. Look again in a moment.',
  'health.gone': 'This job is not given up any more. Nothing was changed.',
} as const satisfies Record<string, string>;
