import { BOT, CHANNELS, type Channel, GROUPS, type Group, PEOPLE, type Person } from './people.ts';

/** A Slack workspace in memory: who is there, what was said, which views are open. It knows Slack and nothing of releases. */

export type Block = { type: string; block_id?: string; [key: string]: unknown };
export type Message = {
  channel: string;
  ts: string;
  user: string;
  bot: boolean;
  text: string;
  blocks: Block[];
  threadTs?: string;
  broadcast?: boolean;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  edited?: string;
  /** only this person sees it */
  ephemeralTo?: string;
  reactions: { name: string; users: string[] }[];
};
export type View = {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  callback_id: string;
  title: string;
  submit?: string;
  close?: string;
  blocks: Block[];
  private_metadata: string;
  errors: Record<string, string>;
  values: Record<string, string>;
};

export class Workspace {
  people: Person[] = structuredClone(PEOPLE);
  channels: Channel[] = structuredClone(CHANNELS);
  groups: Group[] = structuredClone(GROUPS);
  messages: Message[] = [];
  /** open modals by person, the top one last */
  modals = new Map<string, View[]>();
  homes = new Map<string, View>();
  private lastTs = 0;
  private counter = 0;
  private listeners = new Set<() => void>();

  id(prefix: string): string {
    this.counter += 1;
    return `${prefix}${this.counter.toString(36).toUpperCase().padStart(9, '0')}`;
  }

  ts(): string {
    this.lastTs = Math.max(this.lastTs + 1, Date.now() * 1000);
    return `${Math.floor(this.lastTs / 1e6)}.${String(this.lastTs % 1e6).padStart(6, '0')}`;
  }

  post(message: Omit<Message, 'ts' | 'reactions'>): Message {
    const posted = { ...message, ts: this.ts(), blocks: withIds(message.blocks), reactions: [] };
    this.messages.push(posted);
    this.changed();
    return posted;
  }

  find = (channel: string, ts: string) =>
    this.messages.find((m) => m.channel === channel && m.ts === ts && !m.ephemeralTo);

  /** A person by id, handle or name. */
  person = (who: string) =>
    this.people.find((p) => p.id === who || p.handle === who.replace(/^@/, '') || p.name === who);
  channel = (which: string): { id: string; name: string } | undefined => {
    const named = this.channels.find((c) => c.id === which || c.name === which.replace(/^#/, ''));
    if (named) return named;
    const owner = which.startsWith('D') ? this.people.find((p) => directChannel(p.id) === which) : undefined;
    return owner && { id: which, name: `@${owner.handle}` };
  };

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  changed(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The channel of a person's direct messages with the app. */
export const directChannel = (user: string) => `D${user.slice(1)}`;

export const withIds = (blocks: Block[]): Block[] => blocks.map((b, i) => ({ ...b, block_id: b.block_id ?? `b${i}` }));

export const isBot = (user: string) => user === BOT.user;
