import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeAt } from '../../../src/domain/environment/environment.ts';
import type { Command } from '../../../src/domain/index.ts';
import { rolloutOf, type Stage } from '../../../src/domain/release/release.ts';
import * as shelf from '../../../src/domain/strategy/index.ts';
import { COMPANY, emptyWorld, Given, PLAN, running } from '../given.ts';

/** A target that does what it is sent, and what it has running by then; it may fail a step without doing it. */
type Target = { version: string; share: number };

const STRATEGIES = [
  { name: 'at-once', ...shelf.allAtOnce.make({}) },
  { name: 'canary', ...shelf.canary.make({ percents: [5, 50, 100], soakMinutes: 10, promotion: 'manual' }) },
  { name: 'rolling', ...shelf.rolling.make({ batches: 3 }) },
  { name: 'colours', ...shelf.blueGreen.make({ soakMinutes: 5, keepMinutes: 10 }) },
];
const TEMPLATE = {
  name: 's',
  title: 'S',
  version: 1,
  services: ['api'],
  environments: ['production'],
  revokedByFailure: false,
};

/** What happens next, whatever stands: a report of the step that runs (or of one before), a promotion, time, a rollback, a step that is given up, and one that is said to have ended before it began. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.constant('succeeds' as const) },
  { weight: 1, arbitrary: fc.constant('fails' as const) },
  { weight: 2, arbitrary: fc.constant('again' as const) },
  { weight: 3, arbitrary: fc.constant('deploy' as const) },
  { weight: 4, arbitrary: fc.constant('time' as const) },
  { weight: 1, arbitrary: fc.constant('back' as const) },
  { weight: 1, arbitrary: fc.constant('stops' as const) },
  { weight: 1, arbitrary: fc.constant('gone' as const) },
);

class Play {
  g: Given;
  now = Date.parse('2026-03-03T12:00:00.000Z');
  regions: Record<string, Target> = { eu: { version: '4.1', share: 100 }, us: { version: '4.1', share: 100 } };
  said: Command[] = [];
  stopped: { deployId: string; stage: string } | undefined;

  constructor(strategy: string) {
    const [production] = COMPANY.environments;
    if (!production) throw new Error('the company has an environment');
    this.g = new Given(emptyWorld())
      .company({
        ...COMPANY,
        environments: [{ ...production, strategy }],
        strategies: STRATEGIES,
        templates: [TEMPLATE],
      })
      .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }))
      .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }], change: 'standard', template: 's' })
      .at(new Date(this.now).toISOString());
    this.try({ type: 'StartDeploy', release: 'R-1' });
  }

  /** A refusal changes nothing. */
  try(command: Command): void {
    try {
      this.g.done(command);
    } catch (error) {
      if (!String(error).includes('refused:')) throw error;
    }
  }

  get rollout() {
    const release = this.g.world.releases['R-1'];
    return release && rolloutOf(release);
  }

  /** The target carries out what it has, and says so. */
  report(status: 'succeeded' | 'failed'): void {
    const { rollout } = this;
    const stage = rollout?.stages.find((s) => s.state === 'running');
    if (!rollout || !stage) return;
    if (status === 'succeeded') this.carryOut(stage, rollout.direction === 'back');
    const about = { release: 'R-1', deployId: rollout.id, stage: stage.name };
    this.said.push({ type: 'ReportStage', ...about, status, n: 1, message: 'm' });
    this.again();
  }

  private get running() {
    const { rollout } = this;
    const stage = rollout?.stages.find((s) => s.state === 'running');
    return rollout && stage && { deployId: rollout.id, stage: stage.name };
  }

  /** Nobody waits for it any more, and its target has not begun it, nor will it. */
  stops(): void {
    this.stopped = this.running ?? this.stopped;
    this.try({ type: 'StopWaiting', release: 'R-1', why: 'w' });
  }

  /** The target had not begun what was given up, or what is waited for, and says so. */
  gone(): void {
    const about = this.stopped ?? this.running;
    if (!about) return;
    this.said.push({
      type: 'ReportStage',
      release: 'R-1',
      ...about,
      status: 'failed',
      n: 1,
      message: '',
      unchanged: true,
    });
    this.again();
    this.stopped = undefined;
  }

  /** What was said last is said once more. */
  again(): void {
    const last = this.said.at(-1);
    if (last) this.try(last);
  }

  carryOut({ region, items, share = 100, act = 'deploy' }: Stage, back: boolean): void {
    const [item] = items;
    if (!item) return;
    const was = this.regions[region];
    if (back) this.regions[region] = { version: item.previous ?? '', share: 100 };
    else if (act !== 'retire')
      this.regions[region] = { version: share === 100 ? item.version : (was?.version ?? ''), share };
  }

  step(what: 'succeeds' | 'fails' | 'again' | 'deploy' | 'time' | 'back' | 'stops' | 'gone'): void {
    switch (what) {
      case 'deploy':
        this.try({ type: 'StartDeploy', release: 'R-1' });
        break;
      case 'back':
        this.try({ type: 'RollBack', release: 'R-1', why: 'w' });
        break;
      case 'again':
        this.again();
        break;
      case 'time':
        this.timePasses();
        break;
      case 'stops':
        this.stops();
        break;
      case 'gone':
        this.gone();
        break;
      default:
        this.report(what === 'fails' ? 'failed' : 'succeeded');
    }
  }

  timePasses(): void {
    this.now += 6 * 60_000;
    this.g.at(new Date(this.now).toISOString());
    for (const s of this.rollout?.stages ?? [])
      this.try({ type: 'EndVerifying', release: 'R-1', deployId: this.rollout?.id ?? '', stage: s.name });
  }
}

test.each(STRATEGIES.map((s) => s.name))(
  'whatever happens in whatever order, what Gonogo says runs where is what the target did: %s',
  (strategy) => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const play = new Play(strategy);
        for (const what of events) {
          play.step(what);
          for (const [region, target] of Object.entries(play.regions)) {
            const place = placeAt(play.g.world.environments.production, 'api', region);
            // A step that failed may have left either: that is said, and nothing else is claimed.
            if (place.doubt) expect(place.doubt.may).toContain(target.version);
            else {
              expect(`${region} ${place.now?.version}`).toBe(`${region} ${target.version}`);
              expect(place.partly?.percent ?? 100).toBe(target.share);
            }
          }
        }
      }),
      { seed: 42, numRuns: 150 },
    );
  },
);
