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
import { Rested } from './rested.ts';

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
  private readonly every: NodeJS.Timeout;
  private readonly rested: Rested;
  private stopped = false;

  constructor(watch: Watch) {
    this.w = watch;
    this.rested = new Rested(
      () => this.again(),
      REST_MS / watch.speed,
      (error) => watch.log('warn', 'the setup could not be looked at', { error: String(error) }),
    );
    this.every = setInterval(() => this.changed(), EVERY_MS).unref();
  }

  findings = (): readonly SetupFinding[] => this.found;

  /** What somebody is shown of it: those who keep Gonogo running, all; others, nothing. */
  shownTo = (user: string): readonly SetupFinding[] => (this.keepers().includes(user) ? this.found : []);

  /** Something it looks at may be another now. */
  changed(): void {
    this.rested.soon();
  }

  async look(): Promise<readonly SetupFinding[]> {
    await this.rested.now();
    return this.found;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.every);
    await this.rested.stop();
  }

  private async again(): Promise<void> {
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
