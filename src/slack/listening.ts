import type { WebClient } from '@slack/web-api';
import type { Setting } from '../door/setting.ts';
import type { SlackPort } from '../outbox/slack-port.ts';
import type { Renderer } from '../pictures/renderer.ts';
import type { Ask } from '../words/ask.ts';
import type { Channels } from './channels.ts';
import type { Directory } from './directory.ts';
import type { House } from './own-command.ts';
import type { HoldingApp } from './receive.ts';

/** What listeners work with. */
export type Listening = {
  app: HoldingApp;
  command: string;
  setting: Setting;
  directory: Directory;
  channels: Channels;
  /** the app's user */
  me: string;
  /** the start-up check, which is repeated when something it looks at changes */
  setup: { changed(): void };
  slack: SlackPort;
  /** a client of its own, so that no rate limit elsewhere delays a modal: its trigger dies after 3 s */
  views: WebClient;
  web: WebClient;
  house: House;
  draw: Renderer['draw'];
  log: (what: string, about: Record<string, unknown>) => void;
};

export type Listened = (user: string, more?: Partial<Ask>) => Ask;
