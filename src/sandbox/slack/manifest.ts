import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

export type SlashCommand = {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
};

/** The parts of a Slack app manifest that the local workspace enforces. */
export type Manifest = {
  readonly appName: string;
  readonly botName: string;
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
  readonly interactivity: boolean;
  readonly commands: readonly SlashCommand[];
  readonly botScopes: readonly string[];
  readonly botEvents: readonly string[];
};

const ManifestFile = z.object({
  display_information: z.object({ name: z.string().min(1).max(35) }),
  features: z.object({
    app_home: z
      .object({ home_tab_enabled: z.boolean().default(false), messages_tab_enabled: z.boolean().default(false) })
      .default({ home_tab_enabled: false, messages_tab_enabled: false }),
    bot_user: z.object({ display_name: z.string().min(1).max(80) }),
    slash_commands: z
      .array(
        z.object({
          command: z.string().startsWith('/').max(32),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().max(1000).default(''),
        }),
      )
      .max(50)
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).default({ bot_events: [] }),
    interactivity: z.object({ is_enabled: z.boolean() }).default({ is_enabled: false }),
  }),
});

/**
 * Reads a Slack app manifest, YAML or JSON (Slack's page "App manifest reference").
 * @throws ZodError naming each part that is missing or out of Slack's bounds
 */
export function parseManifest(text: string): Manifest {
  const file = ManifestFile.parse(parse(text));
  if (file.features.slash_commands.length > 0 && !file.oauth_config.scopes.bot.includes('commands')) {
    throw new Error('The manifest has slash commands, but not the bot scope "commands".');
  }
  return {
    appName: file.display_information.name,
    botName: file.features.bot_user.display_name,
    homeTab: file.features.app_home.home_tab_enabled,
    messagesTab: file.features.app_home.messages_tab_enabled,
    interactivity: file.settings.interactivity.is_enabled,
    commands: file.features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    botScopes: file.oauth_config.scopes.bot,
    botEvents: file.settings.event_subscriptions.bot_events,
  };
}

/** @param path of a manifest file such as `manifest.yml` */
export function readManifest(path: string): Manifest {
  return parseManifest(readFileSync(path, 'utf8'));
}
