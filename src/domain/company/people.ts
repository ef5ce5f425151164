/** Who holds which role right now, by Slack user id; `zones`: each person's IANA zone, where it is known. */
export type People = {
  roles: Record<string, string[]>;
  deactivated: string[];
  zones?: Record<string, string>;
  /** single- and multi-channel guests, and people of connected organisations */
  guests?: string[];
  /** the full members; without it, all who are neither guests nor deactivated */
  members?: ReadonlySet<string>;
  /** who says in their status that they are away */
  away?: string[];
  /** by role: who holds it because of a schedule, right now */
  onDuty?: Record<string, string[]>;
  /** by role: when somebody else comes on duty in the next days, UTC ISO */
  shiftsAhead?: Record<string, string[]>;
  /** by role: since when its schedule could not be read, UTC ISO */
  dutyUnread?: Record<string, string>;
  /** who is behind the mark of an author, by people.yml: a user id, or `bot:` and a name */
  authors?: Record<string, string>;
  /** by handle, without @ */
  handles?: Record<string, string>;
};
