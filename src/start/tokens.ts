import type { Settings } from './configuration.ts';

/** Of those who ask for health and for what is kept. */
export const checkersTokens = (s: Settings) => ({ checkToken: s.CHECK_TOKEN, exportToken: s.EXPORT_TOKEN });

/** What Slack and Gonogo know each other by. */
export const slackTokens = (s: Settings) => ({
  botToken: s.SLACK_BOT_TOKEN,
  appToken: s.SLACK_APP_TOKEN,
  signingSecret: s.SLACK_SIGNING_SECRET,
  slackApiUrl: s.SLACK_API_URL,
});

export const transportOf = (s: Settings) => (s.SLACK_APP_TOKEN ? 'Socket Mode' : 'HTTP');
