import type { WebClient } from '@slack/web-api';
import { telling } from './called.ts';
import type { Member } from './members.ts';
import { type Patience, pages } from './patient.ts';

/** How many of those who keep the workspace are told of. */
const ADMINS = 5;

/** All members of the workspace: read whole, then kept by what Slack tells of each. */
export class KnownMembers {
  private known = new Map<string, Member>();
  /** those who are not deactivated, by user id and by e-mail address, once they are asked for */
  private named: Map<string, string> | undefined;
  /** who changed while all were read: their page may have been read before */
  private meanwhile: Map<string, Member> | undefined;

  byId = (): ReadonlyMap<string, Member> => this.known;

  idOf(name: string): string | undefined {
    this.named ??= namesOf(this.known);
    return this.named.get(name) ?? this.named.get(name.toLowerCase());
  }

  admins = (): string[] =>
    [...this.known.values()]
      .filter((m) => m.admin && !m.deleted && !m.guest)
      .map((m) => m.id)
      .slice(0, ADMINS);

  /** Whether anything of them is another now: a status that says nothing about being away is no change. */
  changed(member: Member): boolean {
    if (JSON.stringify(this.known.get(member.id)) === JSON.stringify(member)) return false;
    this.known.set(member.id, member);
    this.meanwhile?.set(member.id, member);
    this.named = undefined;
    return true;
  }

  /** Asks for all of them, who are known only once they are `replaced`. */
  async read(web: WebClient, memberOf: (user: unknown) => Member | undefined, patience: Omit<Patience, 'what'>) {
    this.meanwhile = new Map();
    const members = new Map<string, Member>();
    const list = (cursor: { cursor?: string }) => telling(web.users.list({ limit: 500, ...cursor }), 'members');
    for await (const page of pages(list, { what: 'who is in the workspace', ...patience }))
      for (const user of page.members ?? []) {
        const member = memberOf(user);
        if (member) members.set(member.id, member);
      }
    return members;
  }

  replaced(members: ReadonlyMap<string, Member>): void {
    this.known = new Map([...members, ...(this.meanwhile ?? [])]);
    this.meanwhile = undefined;
    this.named = undefined;
  }
}

const namesOf = (members: ReadonlyMap<string, Member>): Map<string, string> =>
  new Map(
    [...members.values()]
      .filter((m) => !m.deleted)
      .flatMap((m) => [[m.id, m.id], ...(m.email ? [[m.email, m.id] as const] : [])] as const),
  );
