/**
 * `429`: too many; `503-before`, `503-after`: fails before or after the call was carried out; `drop-before`, `drop-after`: the connection breaks
 * then; `invalid_auth`: the token is revoked; `kill-before`, `kill-after`: the app is killed then; `error`: Slack answers with that code
 */
export const FAULT_KINDS = [
  'error',
  '429',
  '503-before',
  '503-after',
  'drop-before',
  'drop-after',
  'invalid_auth',
  'kill-before',
  'kill-after',
] as const;

/** Hits the next `times` calls of a method (`*`: any). */
export type Fault = {
  method: string;
  kind: (typeof FAULT_KINDS)[number];
  times: number;
  /** only calls to this channel, by its id */
  channel?: string | undefined;
  /** for `429`, seconds */
  retryAfter?: number;
  /** for `error`: what Slack answers, such as `is_archived` */
  error?: string;
};

export class Faults {
  private armed: Fault[] = [];
  /** scopes that the app was installed without, as with an older manifest */
  without: readonly string[] = [];
  /** kinds of blocks that this workspace does not take yet, such as `plan` */
  refused: readonly string[] = [];

  constructor(without: readonly string[] = [], armed: readonly Fault[] = []) {
    this.without = without;
    for (const fault of armed) this.arm(fault);
  }
  arm(fault: Fault): void {
    this.armed.push({ ...fault });
  }
  clear(): void {
    this.armed = [];
    this.without = [];
    this.refused = [];
  }
  /** The fault that hits this call, if any. */
  next(method: string, channel?: unknown): Fault | undefined {
    const fault = this.armed.find(
      (f) =>
        f.times > 0 && (f.method === method || f.method === '*') && (f.channel === undefined || f.channel === channel),
    );
    if (fault) fault.times -= 1;
    return fault;
  }
}
