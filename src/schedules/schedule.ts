/** Somebody is on duty, [from, until) in UTC ISO; `member`: an e-mail address. */
export type DutyShift = { from: string; until: string; member: string };

/** `odd`: what was passed over, for those who keep the schedule. */
export type ShiftsRead = { ok: true; shifts: DutyShift[]; odd?: string } | { ok: false; why: string };

/** Where a schedule is kept. It is asked every few minutes; what it said last holds while it can't be reached. */
export interface Schedule {
  /** The shifts that touch a stretch of time, UTC ISO. */
  shifts(from: string, until: string): Promise<ShiftsRead>;
}

/** What pagers are opened with: the folder of the manifests. */
export type ScheduleGiven = { manifests: string };
