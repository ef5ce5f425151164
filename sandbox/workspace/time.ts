/** An instant (ISO) from which the time runs on, or at which it stands still. */
export type ClockStart = { at: string; runs: boolean };
type Mode = { kind: 'machine' } | { kind: 'runs'; ahead: number } | { kind: 'stands'; at: number };

function modeOf(start?: ClockStart): Mode {
  if (!start) return { kind: 'machine' };
  const at = Date.parse(start.at);
  return start.runs ? { kind: 'runs', ahead: at - Date.now() } : { kind: 'stands', at };
}

/** The workspace's time, which the app shares: the machine's own, running on from another instant, or standing still for tests. */
export class WorkspaceClock {
  private mode: Mode;

  constructor(start?: ClockStart) {
    this.mode = modeOf(start);
  }

  /** Begins anew, as after a reset. */
  restart(start?: ClockStart): void {
    this.mode = modeOf(start);
  }

  /** ms since the epoch */
  now(): number {
    const { mode } = this;
    return mode.kind === 'stands' ? mode.at : Date.now() + (mode.kind === 'runs' ? mode.ahead : 0);
  }

  iso = () => new Date(this.now()).toISOString();

  /** Moves the time. What stood still stands still there; what ran runs on from there. */
  set(instant: string): void {
    const at = Date.parse(instant);
    this.mode = this.mode.kind === 'stands' ? { kind: 'stands', at } : { kind: 'runs', ahead: at - Date.now() };
  }

  runs = () => this.mode.kind !== 'stands';

  /** Whether the app has to be told the time, instead of asking the machine. */
  differs = () => this.mode.kind !== 'machine';
}
