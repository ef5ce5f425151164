import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../outbox/plainly.ts';
import type { Channel } from '../setup/seen.ts';
import { refusedAs, telling } from './called.ts';
import { pages } from './patient.ts';

const Listed = z.object({
  id: z.string(),
  name: z.string(),
  is_private: z.boolean().default(false),
  is_member: z.boolean().default(false),
  is_archived: z.boolean().default(false),
  is_read_only: z.boolean().nullish(),
  properties: z
    .object({ posting_restricted_to: z.object({ user: z.array(z.string()).nullish() }).nullish() })
    .nullish(),
});

/** Archived channels are looked through only for a name that is missing, and only so far. */
const ARCHIVED_PAGES = 20;

/** The workspace's channels by name, as far as the app sees them: found when they are asked for. */
export class Channels {
  private readonly web: WebClient;
  private readonly log: Log;
  private readonly me: string;
  private readonly ids = new Map<string, string>();
  private finding: Promise<void> | undefined;
  private readonly ended = new AbortController();

  /** `me`: the app's user. */
  constructor(web: WebClient, log: Log, me: string) {
    this.web = web;
    this.log = log;
    this.me = me;
  }

  /** A channel's id; undefined when there is none of that name that the app can see. */
  async id(name: string): Promise<string | undefined> {
    if (!this.ids.has(name)) await this.find([name]);
    return this.ids.get(name);
  }

  /** The channels of these names as they are now, renamed ones too; a name that nothing has is left out. */
  async look(names: readonly string[]): Promise<Map<string, Channel>> {
    const seen = new Map<string, Channel>();
    for (const name of names) {
      const id = this.ids.get(name);
      const now = id === undefined ? undefined : await this.info(id);
      if (now) seen.set(name, now);
      else this.ids.delete(name);
    }
    // One that was renamed is kept, unless another has its name by now.
    const missing = names.filter((n) => seen.get(n)?.name !== n);
    for await (const channel of this.listed(missing)) seen.set(channel.name, channel);
    return seen;
  }

  /** What was found by one id has another from now on. */
  moved(was: string, now: string): void {
    for (const [name, id] of this.ids) if (id === was) this.ids.set(name, now);
  }

  async join(id: string): Promise<void> {
    await this.web.conversations.join({ channel: id });
  }

  /** Whether what happened to a channel is about one of these names, or may be: only its id was told, and one of them is not found yet. */
  concerns(event: { channel?: unknown }, names: readonly string[]): boolean {
    const { data } = z
      .union([z.object({ id: z.string(), name: z.string() }), z.string().transform((id) => ({ id, name: '' }))])
      .safeParse(event.channel);
    if (!data) return false;
    return names.some((n) => n === data.name || this.ids.get(n) === data.id || (data.name === '' && !this.ids.has(n)));
  }

  stop(): void {
    this.ended.abort();
  }

  private async find(names: readonly string[]): Promise<void> {
    this.finding ??= this.all(names).finally(() => {
      this.finding = undefined;
    });
    await this.finding;
  }

  private async all(names: readonly string[]): Promise<void> {
    for await (const _ of this.listed(names, false));
  }

  private async info(id: string): Promise<Channel | undefined> {
    try {
      const { channel } = await this.web.conversations.info({ channel: id });
      return this.read(channel);
    } catch (error) {
      // Deleted, or private and no longer ours.
      if (refusedAs(error) === 'channel_not_found') return undefined;
      throw error;
    }
  }

  /** Those of the names that there are: the living ones first, and then the archived ones, so that these can be named. */
  private async *listed(names: readonly string[], archivedToo = true): AsyncGenerator<Channel> {
    const left = new Set(names);
    for (const archived of archivedToo ? [false, true] : [false]) {
      let read = 0;
      if (left.size === 0) return;
      for await (const page of this.pages(archived)) {
        for (const listed of page.channels ?? []) {
          const channel = this.read(listed);
          if (channel && !channel.archived) this.ids.set(channel.name, channel.id);
          if (channel && left.delete(channel.name)) yield channel;
        }
        read += 1;
        if (left.size === 0 || (archived && read >= ARCHIVED_PAGES)) break;
      }
    }
  }

  private pages(archived: boolean) {
    const list = async (cursor: { cursor?: string }) => {
      const options = { limit: 500, exclude_archived: !archived, ...cursor };
      const listed = (types: string) => telling(this.web.conversations.list({ ...options, types }), 'channels');
      try {
        return await listed('public_channel,private_channel');
      } catch (error) {
        // Without groups:read Slack lists nothing at all that way; the public ones are found all the same.
        if (refusedAs(error) !== 'missing_scope') throw error;
        return listed('public_channel');
      }
    };
    return pages(list, { what: 'its channels', log: this.log, signal: this.ended.signal });
  }

  private read(listed: unknown): Channel | undefined {
    const { data: c } = Listed.safeParse(listed);
    if (!c) return undefined;
    const some = c.properties?.posting_restricted_to;
    return {
      id: c.id,
      name: c.name,
      private: c.is_private,
      member: c.is_member,
      archived: c.is_archived,
      restricted: c.is_read_only === true || (some != null && !some.user?.includes(this.me)),
    };
  }
}
