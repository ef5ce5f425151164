/** A run of a deploy system, as somebody who stands beside it moves it on. */
export type Work = {
  id: string;
  /** what it says of itself */
  about: string;
  /** in the system's own word */
  state: string;
  isOver: boolean;
  /** it is so far, percent 0–99 */
  goesOn(percent: number): unknown;
  ends(well: boolean): unknown;
};

/** How runs go that begin from now on. */
export const RUNS = ['succeed', 'fail', 'silent', 'slow'] as const;
export type Runs = (typeof RUNS)[number];

const PARTS = [0, 25, 60];
/** so many times slower */
const SLOWLY = 20;

/** Moves the runs of a system on, a part each time; a silent one begins and is never heard of again. */
export class Worker {
  how: Runs = 'succeed';
  /** for so many runs more; then they succeed */
  times = Number.POSITIVE_INFINITY;
  private begun = new Map<string, { how: Runs; part: number }>();
  private works: () => Work[];

  constructor(works: () => Work[]) {
    this.works = works;
  }

  turn(how: Runs, times = Number.POSITIVE_INFINITY): void {
    this.how = how;
    this.times = times;
  }

  /** A run ends now. Whether there is one under way. */
  end(id: string, well: boolean): boolean {
    const work = this.works().find((w) => w.id === id && !w.isOver);
    work?.ends(well);
    return work !== undefined;
  }

  tick(): void {
    for (const work of this.works()) if (!work.isOver) this.move(work);
  }

  private move(work: Work): void {
    const now = this.begun.get(work.id) ?? { how: this.next(), part: 0 };
    this.begun.set(work.id, now);
    const percent = PARTS[Math.floor(now.how === 'slow' ? now.part / SLOWLY : now.part)];
    if (now.how === 'silent' && now.part >= PARTS.length) return;
    now.part += 1;
    if (percent === undefined) work.ends(now.how !== 'fail');
    else work.goesOn(percent);
  }

  private next(): Runs {
    if (this.times <= 0) this.turn('succeed');
    this.times -= 1;
    return this.how;
  }
}
