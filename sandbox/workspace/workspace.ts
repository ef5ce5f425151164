import type { Choices } from '../blocks/state.ts';
import { type Beginning, BOT, type Channel, type Group, type Person, SAMPLE } from './people.ts';
import type { Block, Kept, Message, SharedFile, View } from './shapes.ts';
import type { WorkspaceClock } from './time.ts';

/** A Slack workspace in memory: who is there, what was said, which views are open. It knows Slack and nothing of releases. */
export class Workspace {
  people: Person[] = [];
  channels: Channel[] = [];
  groups: Group[] = [];
  messages: Message[] = [];
  files = new Map<string, SharedFile>();
  /** open modals by person, the top one last */
  modals = new Map<string, View[]>();
  homes = new Map<string, View>();
  /** `person/channel` → ts of the newest message seen */
  reads = new Map<string, string>();
  /** `person/ts` → what that person chose in a message's pickers */
  choices = new Map<string, Choices>();
  readonly clock: WorkspaceClock;
  private readonly beginning: Beginning;
  private lastTs = 0;
  private counter = 0;
  private listeners = new Set<() => void>();

  constructor(clock: WorkspaceClock, beginning: Beginning = SAMPLE) {
    this.clock = clock;
    this.beginning = beginning;
    this.clear();
  }

  clear(): void {
    const { people, channels, groups } = structuredClone(this.beginning);
    Object.assign(this, { people, channels, groups, messages: [] });
    for (const kept of [this.files, this.modals, this.homes, this.reads, this.choices]) kept.clear();
    this.lastTs = 0;
  }

  /** The company's name. */
  get team(): string {
    return this.beginning.team;
  }

  keep(): Kept {
    const { counter, people, channels, groups, messages } = this;
    return {
      now: this.clock.iso(),
      runs: this.clock.runs(),
      counter,
      people,
      channels,
      groups,
      messages: messages.filter((m) => !m.ephemeralTo),
      files: [...this.files.values()],
      homes: [...this.homes],
      reads: [...this.reads],
    };
  }

  open(kept: Kept): void {
    const { counter, people, channels, groups, messages } = structuredClone(kept);
    Object.assign(this, { counter, people, channels, groups, messages });
    this.files = new Map(kept.files.map((f) => [f.id, f]));
    this.homes = new Map(kept.homes);
    this.reads = new Map(kept.reads);
    this.lastTs = Math.max(0, ...messages.map((m) => Number(m.ts) * 1e6));
  }

  id(prefix: string): string {
    this.counter += 1;
    return `${prefix}${this.counter.toString(36).toUpperCase().padStart(9, '0')}`;
  }

  /** A message's timestamp: unique, and never before an earlier one. */
  ts(): string {
    this.lastTs = Math.max(Math.round(this.lastTs) + 1, this.clock.now() * 1000);
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
  /** A channel by id or name; a person's direct messages with the app by their id. */
  channel = (which: string): Channel | undefined => {
    const named = this.channels.find((c) => c.id === which || c.name === which.replace(/^#/, ''));
    const owner = !named && which.startsWith('D') && this.people.find((p) => directChannel(p.id) === which);
    return owner ? { id: which, name: `@${owner.handle}`, topic: '', bot: true } : named;
  };
  modal = (user: string) => this.modals.get(user)?.at(-1);

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
export const isDirect = (channel: string) => channel.startsWith('D');

export const withIds = (blocks: Block[]): Block[] => blocks.map((b, i) => ({ ...b, block_id: b.block_id ?? `b${i}` }));

export const isBot = (user: string) => user === BOT.user;
