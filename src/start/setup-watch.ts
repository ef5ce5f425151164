import { createHash } from 'node:crypto';
import { GONOGO } from '../domain/deciding/world.ts';
import { managers } from '../domain/people/may.ts';
import type { Phrase } from '../domain/phrase.ts';
import { type Setting, worldOf } from '../door/setting.ts';
import { toErrand } from '../door/stored.ts';
import { tell } from '../outbox/context.ts';
import { triedNow } from '../outbox/kinds/edit.ts';
import { isAlike, type SetupFinding } from '../setup/finding.ts';
import { newsOf, toldBefore } from '../setup/news.ts';
import type { NewErrand } from '../store/store.ts';
import { HOUR_MS } from '../time/instants.ts';
import type { LevelLog } from './log.ts';

/** Between two looks that changes ask for, ms; and how often it looks without any. */
const REST_MS = 5000;
const EVERY_MS = 6 * HOUR_MS;
/** What of the last look people were told of as wrong. */
const TOLD = 'setup/told';

const digestOf = (line: Phrase) => createHash('sha256').update(JSON.stringify(line)).digest('hex').slice(0, 16);

type Watch = {
  look: () => Promise<SetupFinding[]>;
  setting: Setting;
  /** the workspace's admins, for when nobody is a release manager */
  admins: () => string[];
  log: LevelLog;
  speed: number;
};

/** The start-up check, repeated when things change: in the log, in App Home of those who keep Gonogo running, and told to them. */
export class SetupWatch {
  private readonly w: Watch;
  private found: SetupFinding[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly every: NodeJS.Timeout;
  private looking: Promise<unknown> | undefined;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private stopped = false;

  constructor(watch: Watch) {
    this.w = watch;
    this.every = setInterval(() => this.changed(), EVERY_MS).unref();
  }

  findings = (): readonly SetupFinding[] => this.found;

  /** What somebody is shown of it: those who keep Gonogo running, all; others, nothing. */
  shownTo = (user: string): readonly SetupFinding[] => (this.keepers().includes(user) ? this.found : []);

  /** Something it looks at may be another now. However often that is said: one look at once, and a rest before the next. */
  changed(): void {
    if (this.timer || this.stopped) return;
    const inMs = Math.max(0, this.lookedAt + REST_MS / this.w.speed - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.looking = this.again().catch((error: unknown) =>
        this.w.log('warn', 'the setup could not be looked at', { error: String(error) }),
      );
    }, inMs).unref();
  }

  async look(): Promise<readonly SetupFinding[]> {
    await this.looking;
    await this.again();
    return this.found;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    clearInterval(this.every);
    await this.looking;
  }

  private async again(): Promise<void> {
    this.lookedAt = performance.now();
    const before = this.found;
    const found = await this.w.look();
    if (this.stopped) return;
    this.found = found;
    this.note(before);
    await this.tellNews();
  }

  private note(before: readonly SetupFinding[]): void {
    const isIn = (all: readonly SetupFinding[], f: SetupFinding) => all.some((x) => x.what === f.what);
    for (const f of this.found)
      if (f.severity !== 'fine' && !isIn(before, f))
        this.w.log('warn', `${f.severity}: ${f.what}`, { remedy: f.remedy });
    const isStill = (f: SetupFinding) => this.found.some((x) => x.severity !== 'fine' && isAlike(x, f));
    for (const f of before) if (f.severity !== 'fine' && !isStill(f)) this.w.log('info', `mended: ${f.what}`);
  }

  /** Who may mend it hears once of what is wrong, and once that it is not any more. */
  private async tellNews(): Promise<void> {
    const { setting } = this.w;
    const stored = (await setting.store.get(TOLD))?.value;
    const before = toldBefore(stored);
    const { lines, mended, told } = newsOf(before, this.found);
    if (lines.length === 0 && told.length === before.length) return;
    const at = setting.now();
    const keepers = this.keepers();
    const errands = keepers.flatMap((user): NewErrand[] => [
      ...lines.map((line) => tell(setting, user, `setup/${at}/${digestOf(line)}`, line)),
      toErrand({
        key: `home/${user}`,
        mode: 'latest',
        lane: `edit/home/${user}`,
        dueAt: at,
        intent: { kind: 'home', user },
      }),
    ]);
    // What is mended may be what kept messages from being brought up to date.
    const tried = mended ? await triedNow(setting) : [];
    await setting.store.commit({ at, put: [{ key: TOLD, value: told, lists: [] }], errands: [...errands, ...tried] });
  }

  private keepers(): string[] {
    const led = managers(worldOf(this.w.setting, GONOGO));
    return led.length > 0 ? led : this.w.admins();
  }
}
