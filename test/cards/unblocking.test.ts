import { describe, expect, test } from 'vitest';
import { mayTake, verbOf } from '../../src/cards/allowed.ts';
import { movesOf } from '../../src/cards/moves.ts';
import { unblocking } from '../../src/cards/unblocking.ts';
import type { Gate, GateId } from '../../src/domain/gates/index.ts';
import type { Checked } from '../../src/domain/release/clearing/checked.ts';
import type { Release } from '../../src/domain/release/release.ts';
import { WORDS } from '../../src/words/router.ts';
import { approved, COMPANY } from '../domain/given.ts';

const roles = COMPANY.roles.map((r) =>
  r.name === 'manager' ? { ...r, actions: [...r.actions, 'override' as const] } : r,
);
const g = approved({ roles });
const release = g.world.releases['R-1'] as Release;
const gate = (id: GateId, more: Partial<Gate> = {}): Gate => ({ id, title: id, open: false, saw: ['x'], ...more });
const blockedBy = (gates: Gate[], of = release) =>
  ({ release: of, gates, closed: gates, state: 'blocked' }) as unknown as Checked;
const labels = (gates: Gate[], of = release) =>
  unblocking(blockedBy(gates, of)).map((b) => `${b.text.text} ${b.action_id}`);

const against = {
  ...release,
  status: 'deploying',
  rollout: { noGos: [{ role: 'qa', by: 'UQA', why: 'x', at: '2026-03-03T12:30:00.000Z' }], stages: [] },
} as unknown as Release;

/** By gate; nothing for what another release opens, and time alone. */
const BUTTONS: Record<GateId, string[]> = {
  votes: ['Lift the no-go go:R-1/v1'],
  window: ['Move… move:R-1'],
  freeze: ['Freeze pass… pass:R-1'],
  lock: ['Who holds what locks:production'],
  promotion: ['What runs where environments:R-1'],
  'held-versions': ['Allow again… allow:R-1'],
  'newer-there': ['Override… override:R-1'],
  health: ['Override… override:R-1'],
  dependencies: ['Edit… edit:R-1'],
  'other-rollouts': [],
  'failed-rollback': ['What runs where environments:R-1'],
  predecessors: ['Edit… edit:R-1'],
  deadlines: ['Details show:R-1'],
  documents: ['Documents… documents:R-1'],
  tests: ['Evidence evidence:R-1'],
  security: ['Evidence evidence:R-1'],
  compliance: ['Evidence evidence:R-1'],
  authors: ['Override… override:R-1'],
  tickets: ['Override… override:R-1'],
  drills: ['Rollback drill… drill-ask:R-1'],
  drift: ['What runs where environments:R-1'],
  elsewhere: ['What runs where environments:R-1'],
  pipeline: ['Edit… edit:R-1'],
};

const found = (open: number) =>
  gate('security', { proofs: [{ what: 'trivy', said: `${open} open`, source: 'ci', at: '2026-03-03T09:00:00.000Z' }] });

describe('each closed check offers what clears it away', () => {
  test.each(Object.entries(BUTTONS) as [GateId, string[]][])('%s', (id, right) => {
    expect(labels([gate(id)], id === 'votes' ? against : release)).toEqual(right);
    expect(labels([gate(id, { waits: true })])).toEqual([]);
  });

  test('by a click that there is', () => {
    const clicks = WORDS.flatMap((w) => Object.keys(w.clicks));
    for (const [id, [one]] of Object.entries(BUTTONS)) {
      const verb = one?.split(' ').at(-1)?.split(':')[0];
      if (verb) expect(clicks, id).toContain(verb);
    }
  });

  test('a freeze last: to pass it helps where nothing else is in the way; what clears two away stands once', () => {
    expect(labels([gate('freeze'), gate('tests'), found(2), gate('compliance')])).toEqual([
      'Evidence evidence:R-1',
      'Let a finding pass… except:R-1',
      'Freeze pass… pass:R-1',
    ]);
  });

  test('a finding is let pass only where a scan found one; of a scan that is missing, what is missing is shown', () => {
    expect(labels([found(1)])).toEqual(['Let a finding pass… except:R-1']);
    expect(labels([found(10)])).toEqual(['Let a finding pass… except:R-1']);
    for (const nothing of [found(0), gate('security'), gate('security', { proofs: [] })])
      expect(labels([nothing])).toEqual(['Evidence evidence:R-1']);
  });

  test('what has begun is neither edited nor moved', () => {
    for (const id of ['dependencies', 'predecessors', 'pipeline', 'window'] as const)
      expect(labels([gate(id)], against)).toEqual([]);
  });

  test('alone with somebody: whoever may gets it, and whoever may not asks them', () => {
    const toldTo = (person: string, id: GateId) =>
      movesOf(blockedBy([id === 'security' ? found(1) : gate(id)]), g.world, { person }).flatMap((b) =>
        b.type === 'button' ? [b] : [],
      );
    for (const [id, [one]] of Object.entries(BUTTONS) as [GateId, string[]][]) {
      if (!one || id === 'votes' || id === 'security') continue;
      expect(
        toldTo('UMANAGER', id).map((b) => `${b.text.text} ${b.action_id}`),
        id,
      ).toContain(one);
      const others = toldTo('UQA', id);
      for (const b of others) expect(mayTake('UQA', verbOf(b), g.world, release.owner), id).toBe(true);
    }
    for (const id of ['security', 'held-versions', 'health', 'freeze', 'dependencies'] as const)
      expect(
        toldTo('UQA', id).map((b) => verbOf(b)),
        id,
      ).toContain('ask-them');
  });
});
