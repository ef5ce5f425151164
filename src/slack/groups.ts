import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Called } from '../outbox/slack-port.ts';
import { called, telling } from './called.ts';

/** A user group as Slack knows it; `at`: when it was changed last, s since 1970. */
type Group = { handle: string; users: string[]; at: number; disabled: boolean };

const Subteam = z.object({
  id: z.string(),
  handle: z.string(),
  users: z.array(z.string()).nullish(),
  user_count: z.coerce.number().nullish(),
  date_update: z.coerce.number().nullish(),
  date_delete: z.coerce.number().nullish(),
});
const Changed = z.object({
  subteam_id: z.string(),
  date_update: z.coerce.number().nullish(),
  added_users: z.array(z.string()).nullish(),
  removed_users: z.array(z.string()).nullish(),
});

/** Why something won't be told however often it is asked for; a server without a method answers 404. */
const refusal = (asked: Called<unknown>): string | undefined =>
  !asked.ok && (asked.why === 'refused' || (asked.why === 'unknown' && asked.status === 404))
    ? asked.detail
    : undefined;

/** The workspace's user groups: read once, then kept by what Slack tells of them. */
export class Groups {
  private readonly known = new Map<string, Group>();
  /** why they can't be read, in words; they need a paid plan */
  unread: string | undefined;

  /** Asks for all of them. A Slack-compatible server may have none: where they are refused, the roles live from their members alone. */
  async read(web: WebClient): Promise<Called<void>> {
    const listed = await called(() => telling(web.usergroups.list({ include_users: true }), 'usergroups'));
    this.unread = refusal(listed);
    if (listed.ok) this.all(listed.value.usergroups ?? []);
    return listed.ok || this.unread ? { ok: true, value: undefined } : listed;
  }

  /** As they were listed: what was told since is newer. */
  private all(listed: readonly unknown[]): void {
    for (const group of listed) this.whole(group);
    const ids = new Set(listed.map((g) => Subteam.safeParse(g).data?.id));
    for (const id of this.known.keys()) if (!ids.has(id)) this.known.delete(id);
  }

  /** A group as it is now; false when what was sent does not tell: Slack cuts its people off at 500. */
  whole(sent: unknown): boolean {
    const { data: g } = Subteam.safeParse(sent);
    if (!g?.users || g.users.length < (g.user_count ?? 0)) return false;
    const at = g.date_update ?? 0;
    if (at < (this.known.get(g.id)?.at ?? 0)) return true;
    this.known.set(g.id, { handle: g.handle, users: g.users, at, disabled: (g.date_delete ?? 0) > 0 });
    return true;
  }

  /** Who came and who went; false when the group is not known. */
  moved(sent: unknown): boolean {
    const { data } = Changed.safeParse(sent);
    const group = data && this.known.get(data.subteam_id);
    if (!data || !group) return false;
    const at = data.date_update ?? group.at;
    // A whole group that came first has it already.
    if (at < group.at) return true;
    const stay = group.users.filter((u) => !data.removed_users?.includes(u));
    this.known.set(data.subteam_id, { ...group, users: [...new Set([...stay, ...(data.added_users ?? [])])], at });
    return true;
  }

  /** Those that are not disabled: their people by handle. */
  byHandle = (): Map<string, string[]> =>
    new Map([...this.known.values()].filter((g) => !g.disabled).map((g) => [g.handle, g.users]));

  handle = (id: string): string | undefined => this.known.get(id)?.handle;
}
