/** Somebody is on duty, [from, until) in UTC ISO; `member`: an e-mail address. */
export type Shift = { from: string; until: string; member: string };

export type Read = { ok: true; shifts: Shift[] } | { ok: false; why: string };

/** Where a schedule is kept. It is asked every few minutes; what it said last holds while it can't be reached. */
export interface Pager {
  /** The shifts that touch a stretch of time, UTC ISO. */
  shifts(from: string, until: string): Promise<Read>;
}
