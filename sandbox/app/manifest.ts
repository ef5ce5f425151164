import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** What the app was installed with: Slack gives it these scopes, events, commands and shortcuts, and nothing else. */
export type Installed = {
  scopes: string[];
  events: string[];
  /** `should_escape`: mentions arrive as tokens with their ids */
  commands: { command: string; should_escape: boolean }[];
  shortcuts: { name: string; type: 'global' | 'message'; callback_id: string }[];
};

const AppManifest = z.looseObject({
  features: z.looseObject({
    slash_commands: z
      .array(z.looseObject({ command: z.string(), should_escape: z.boolean().default(false) }))
      .default([]),
    shortcuts: z
      .array(z.looseObject({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() }))
      .default([]),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({ event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).default([]) }) }),
});

export function installed(path = join(import.meta.dirname, '../../slack-manifest.yml')): Installed {
  const { features, oauth_config, settings } = AppManifest.parse(parse(readFileSync(path, 'utf8')));
  return {
    scopes: oauth_config.scopes.bot,
    events: settings.event_subscriptions.bot_events,
    commands: features.slash_commands.map(({ command, should_escape }) => ({ command, should_escape })),
    shortcuts: features.shortcuts,
  };
}
