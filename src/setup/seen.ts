import type { People } from '../domain/company/people.ts';

/** A channel as the app sees it. `restricted`: only some may post there, and the app is not among those named. `joinable`: the app will join it by itself. */
export type Channel = {
  id: string;
  name: string;
  private: boolean;
  member: boolean;
  archived: boolean;
  restricted: boolean;
  joinable?: true;
};

/** What Slack says of the bot token; without scopes when it does not name them. */
export type TokenSeen =
  | { ok: true; handle: string; teamName: string; scopes: readonly string[] | undefined }
  /** `mend`: what ends a refusal, where another token would not */
  | { ok: false; refused: boolean; why: string; mend?: string };

/** How Slack reaches us; `why`: what keeps it from doing so. */
export type TransportSeen = { over: 'Socket Mode' | 'HTTP'; why?: string };

/** Where others reach us: `given` is what PUBLIC_URL says; `neededBy` who has to; `why`: what came instead of our answer, when it was tried. */
export type OwnAddress = { url: string; given: boolean; neededBy: readonly string[]; why?: string };

/** Who is in the workspace, and what they hold. `groups`: the handles of its user groups. */
export type Everybody = {
  people: People;
  members: ReadonlyMap<string, { id: string; email?: string; deleted: boolean; guest: boolean }>;
  groups: readonly string[];
  groupsUnread?: string;
};

/** All that the start-up check looks at beside the manifests. What could not be looked at, since something before it fails, is not there. */
export type SetupSeen = {
  token: TokenSeen;
  transport: TransportSeen;
  address: OwnAddress;
  /** by the name an audience has it under; not there: no channel of that name can be seen */
  channels?: ReadonlyMap<string, Channel>;
  everybody?: Everybody;
  /** what Slack would not tell, and why */
  unseen?: readonly { what: string; why: string }[];
  /** deploy freezes that the systems of pipelines keep and that could not be read; `holds`: what goes there waits for them */
  freezesUnread?: readonly { target: string; place: string; why: string; holds: boolean }[];
  /** what was found where pipelines deploy: `well`, and each of `faults` in `places` */
  pipelines?: readonly {
    target: string;
    well: readonly string[];
    faults: readonly { why: string; places: readonly string[] }[];
  }[];
  /** how far our clock is ahead of Slack's, ms */
  aheadMs?: number;
};
