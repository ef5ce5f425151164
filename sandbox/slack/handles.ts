import { randomUUID } from 'node:crypto';
import type { Triggers } from '../api/method.ts';

const TRIGGER_LIVES_MS = 3000;
const RESPONSE_URL_LIVES_MS = 30 * 60_000;
const RESPONSE_URL_USES = 5;

/** Where a response_url answers: to whom, and which message it may replace. */
export type Reply = { user: string; channel: string; threadTs?: string; of?: string };

/** What Slack hands the app with an interaction: a trigger for one view within 3 s, and an address to answer at 5 times within half an hour. */
export class Handles implements Triggers {
  private triggers = new Map<string, { user: string; until: number; used: boolean }>();
  private replies = new Map<string, Reply & { uses: number; until: number }>();

  trigger(user: string): string {
    const id = `${Date.now()}.${Math.floor(Math.random() * 1e9)}.${randomUUID().slice(0, 8)}`;
    this.triggers.set(id, { user, until: Date.now() + TRIGGER_LIVES_MS, used: false });
    return id;
  }

  take(id: string): { user: string } | 'expired_trigger_id' | 'exchanged_trigger_id' | 'invalid_trigger_id' {
    const found = this.triggers.get(id);
    if (!found) return 'invalid_trigger_id';
    if (found.used) return 'exchanged_trigger_id';
    if (found.until < Date.now()) return 'expired_trigger_id';
    found.used = true;
    return { user: found.user };
  }

  reply(to: Reply): string {
    const id = randomUUID();
    this.replies.set(id, { ...to, uses: 0, until: Date.now() + RESPONSE_URL_LIVES_MS });
    return id;
  }

  /** Uses a response_url once; says with Slack's word why it may not. */
  answer(id: string): Reply | 'expired_url' | 'used_url' {
    const found = this.replies.get(id);
    if (!found || found.until < Date.now()) return 'expired_url';
    if (found.uses >= RESPONSE_URL_USES) return 'used_url';
    found.uses += 1;
    return found;
  }
}
