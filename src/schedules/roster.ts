import { masked } from '../secrets/redact.ts';
import { DAY_MS, HOUR_MS, instantAfter, MINUTE_MS } from '../time/instants.ts';
import type { DutyShift, Schedule } from './schedule.ts';

const BEFORE_MS = DAY_MS;
const AHEAD_MS = 14 * DAY_MS;
/** A clock that jumps, as that of the sandbox does, is not waited for. */
const STALE_MS = 12 * HOUR_MS;
const READ_EVERY_MS = 5 * MINUTE_MS;

/** Who is on duty by the schedules of schedules: read every few minutes, two weeks ahead, so that what it said last still tells when a schedule is down. */
export class Roster {
  private readonly schedules: Record<string, Schedule>;
  private readonly now: () => string;
  private readonly log: (what: string, about: Record<string, unknown>) => void;
  private readonly known = new Map<string, DutyShift[]>();
  private readonly failing = new Map<string, string>();
  private readonly odd = new Map<string, string>();
  private readAt = '';
  private count = 0;
  private timer: NodeJS.Timeout | undefined;

  /** `schedules`: by role. */
  constructor(
    schedules: Record<string, Schedule>,
    now: () => string,
    log: (what: string, about: Record<string, unknown>) => void,
  ) {
    this.schedules = schedules;
    this.now = now;
    this.log = log;
  }

  /** how often schedules were read, so that others know when to look again */
  reads = () => this.count;
  shifts(role: string): DutyShift[] {
    if (this.readAt !== '' && Date.parse(this.now()) - Date.parse(this.readAt) > STALE_MS) void this.read();
    return this.known.get(role) ?? [];
  }

  /** The roles whose schedule could not be read, and since when (UTC ISO). */
  unread = (): Record<string, string> => Object.fromEntries(this.failing);

  /** Reads all once and goes on reading. */
  async start(): Promise<void> {
    await this.read();
    if (Object.keys(this.schedules).length === 0) return;
    this.timer = setInterval(() => void this.read(), READ_EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Said once, and again when it changes. */
  private passedOver(role: string, odd: string | undefined): void {
    if (odd !== undefined && this.odd.get(role) !== odd)
      this.log('a schedule was read, but not all of it', { role, odd });
    if (odd === undefined) this.odd.delete(role);
    else this.odd.set(role, odd);
  }

  async read(): Promise<void> {
    const now = this.now();
    this.readAt = now;
    const at = (ms: number) => instantAfter(now, ms);
    await Promise.all(
      Object.entries(this.schedules).map(async ([role, schedule]) => {
        const read = masked(await schedule.shifts(at(-BEFORE_MS), at(AHEAD_MS)));
        this.count += 1;
        if (read.ok) {
          this.known.set(role, read.shifts);
          this.failing.delete(role);
          this.passedOver(role, read.odd);
          return;
        }
        if (!this.failing.has(role)) this.failing.set(role, now);
        this.log('a schedule could not be read; who is on duty is as it was read before', { role, why: read.why });
      }),
    );
  }
}
