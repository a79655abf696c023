import { parseManifest } from '../../../src/sandbox/slack/manifest.ts';
import type { Manifest } from '../../../src/sandbox/slack/manifest.ts';

/** An app with everything the tests of the workspace need; each test may take something away. */
export const testManifest: Manifest = parseManifest(`
display_information: { name: CSP Desk }
features:
  app_home: { home_tab_enabled: true, messages_tab_enabled: true }
  bot_user: { display_name: CSP Desk }
  slash_commands:
    - { command: /csp-buy, description: Buy software, usage_hint: '[customer]' }
    - { command: /csp-help, description: What you may do }
oauth_config:
  scopes:
    bot: [commands, chat:write, users:read, users:read.email, files:read, files:write, channels:read, channels:history, im:write]
settings:
  interactivity: { is_enabled: true }
  event_subscriptions: { bot_events: [app_home_opened] }
`);

export function withoutScope(...scopes: readonly string[]): Manifest {
  return { ...testManifest, botScopes: testManifest.botScopes.filter((scope) => !scopes.includes(scope)) };
}
