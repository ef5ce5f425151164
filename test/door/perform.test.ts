import { expect, onTestFinished, test } from 'vitest';
import { type Command, type DomainFact, FACTS } from '../../src/domain/index.ts';
import { releases } from '../../src/domain/release/document.ts';
import { votes } from '../../src/domain/vote/document.ts';
import { keepTold } from '../../src/door/deliveries.ts';
import { perform, wouldRefuse } from '../../src/door/perform.ts';
import type { Setting } from '../../src/door/setting.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import type { Errand, PastFact, Store } from '../../src/store/store.ts';
import { COMPANY, go, NOW, PEOPLE, PLAN } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';

async function door() {
  const store = (await openLowdb(tempDir())).of('T1');
  onTestFinished(() => store.close());
  let now = NOW;
  const setting: Setting = { store, workspace: 'T1', company: () => COMPANY, people: () => PEOPLE, now: () => now };
  const ask = (command: Command, id = 'UMANAGER', more = {}) =>
    perform(setting, command, { actor: id === 'gonogo' ? { id, system: true } : { id }, via: 'test', ...more });
  return {
    store,
    setting,
    ask,
    timeIs(t: string) {
      now = t;
    },
  };
}

/** A stored fact with people's words put back. */
async function whole(store: Store, { stream, type, data }: PastFact): Promise<DomainFact> {
  const fields = Object(data);
  const side =
    typeof fields.text === 'string' ? Object((await store.get(`text/${fields.text}`))?.value).text : fields.text;
  return { stream, type, ...fields, ...(side && { text: side }) };
}

test('the facts of a release fold to its stored document, and hold no free text', async () => {
  const { store, ask, timeIs } = await door();
  await ask({ ...PLAN, why: 'SECRET WORDS', customers: 'OTHER WORDS' });
  await ask({ type: 'OpenVote', release: 'R-1' });
  await ask({ ...go, answer: 'no-go', why: 'UNTESTED', role: 'qa' }, 'UQA');
  await ask({ type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await ask({ ...go, vote: 'R-1/v2' }, voter);
  timeIs('2026-03-03T12:00:00.000Z');
  await ask({ type: 'StartDeploy', release: 'R-1' });
  await ask(
    { type: 'ReportStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', status: 'succeeded', n: 1, message: 'fine' },
    'gonogo',
  );
  await ask(
    { type: 'ReportStage', release: 'R-1', deployId: 'R-1-1', stage: 'us', status: 'failed', n: 1, message: 'BROKEN' },
    'gonogo',
  );
  await ask({ type: 'RollBack', release: 'R-1', why: 'ERRORS' });
  await ask({ type: 'PostUpdate', release: 'R-1', happened: 'WORDS', next: '', texts: { engineering: 'WORDS' } });
  for (const key of ['release/R-1', 'vote/R-1/v1', 'vote/R-1/v2', 'environment/production']) {
    const facts = await store.history(key);
    expect(facts.length, key).toBeGreaterThan(0);
    expect(facts.map((f) => f.seq)).toEqual(facts.map((_, i) => i + 1));
    expect(JSON.stringify(facts)).not.toMatch(/WORDS|UNTESTED|BROKEN|ERRORS/);
    let folded: unknown;
    for (const fact of facts) {
      const told = await whole(store, fact);
      folded = FACTS[told.type].fold(folded, told as never).document;
    }
    expect(folded, key).toEqual((await store.get(key))?.value);
  }
});

test('a freeze that did not exist when it was looked for is noticed: never both', async () => {
  for (let round = 0; round < 20; round++) {
    const { store, ask, timeIs } = await door();
    await ask(PLAN);
    await ask({ type: 'OpenVote', release: 'R-1' });
    for (const voter of ['UQA', 'USRE1', 'USRE2']) await ask(go, voter);
    timeIs('2026-03-03T12:00:00.000Z');
    const freeze = {
      type: 'DeclareFreeze',
      name: 'now',
      why: 'incident',
      scope: { services: [], environments: [] },
      from: '2026-03-03T12:00:00.000Z',
      until: '2026-03-03T15:00:00.000Z',
    } satisfies Command;
    const order =
      round % 2 === 0
        ? [freeze, { type: 'StartDeploy', release: 'R-1' } satisfies Command]
        : [{ type: 'StartDeploy', release: 'R-1' } satisfies Command, freeze];
    const [first, second] = await Promise.all(order.map((c) => ask(c)));
    const deploy = round % 2 === 0 ? second : first;
    const facts = await store.history('release/R-1');
    const frozen = await store.history('freeze/F-1');
    expect(frozen).toHaveLength(1);
    if (deploy?.ok) expect(round % 2, 'deployed though the freeze came first').toBe(1);
    else expect(facts.some((f) => f.type === 'RolloutStarted')).toBe(false);
  }
});

test('what would be refused can be asked beforehand, and changes nothing', async () => {
  const { store, setting, ask } = await door();
  await ask(PLAN);
  const cancel = { type: 'CancelRelease', release: 'R-1', why: 'no' } satisfies Command;
  const before = await store.history('release/R-1');
  expect(await wouldRefuse(setting, cancel, { id: 'UMANAGER' })).toBeUndefined();
  const refusal = await wouldRefuse(setting, cancel, { id: 'UGONE' });
  expect(await store.history('release/R-1')).toEqual(before);
  expect(await ask(cancel, 'UGONE')).toMatchObject({ ok: false, refusal });
  expect(refusal?.refused).toBe('deactivated');
});

test('what a command left can be asked for: what it changed, and what it read by itself or in a list', async () => {
  const { store, ask } = await door();
  await ask(PLAN);
  await ask({ ...PLAN, items: [{ service: 'shop', version: '1' }] });
  const opened = await ask({ type: 'OpenVote', release: 'R-1' });
  expect(opened.ok && opened.after(votes, 'R-1/v1')).toEqual((await store.get('vote/R-1/v1'))?.value);
  expect(opened.ok && opened.after(releases, 'R-1').status).toBe('voting');
  const stopped = await ask({
    type: 'EmergencyStop',
    why: 'w',
    scope: { services: [], environments: [] },
    minutes: 60,
  });
  expect(stopped.ok && stopped.after(releases, 'R-2').status).toBe('planned');
  const neither = /was not read, or there is none/;
  expect(() => stopped.ok && stopped.after(votes, 'R-1/v1')).toThrow(neither);
  expect(() => opened.ok && opened.after(votes, 'R-9/v1')).toThrow(neither);
  const refused = await ask({ type: 'CancelRelease', release: 'R-1', why: 'w' }, 'UGONE');
  expect(!refused.ok && refused.known?.after(releases, 'R-1').status).toBe('voting');
});

test.each<Command>([
  { type: 'MoveRelease', release: 'R-1', window: PLAN.window, why: '' },
  { type: 'WriteNotes', release: 'R-1', notes: '' },
  { type: 'SetDocuments', release: 'R-1', documents: [] },
  { type: 'AnswerHandOver', release: 'R-1', accept: false },
  { ...PLAN, type: 'EditRelease', release: 'R-1', after: [] },
])('what $type read is told of where it changes nothing, too', async (command) => {
  const { ask } = await door();
  await ask(PLAN);
  const outcome = await ask(command);
  expect(outcome.ok && [outcome.facts, outcome.after(releases, 'R-1').status]).toEqual([[], 'planned']);
});

test('60 people voting at once: every answer is kept, and counted once', async () => {
  const { store, ask } = await door();
  await ask(PLAN);
  await ask({ type: 'OpenVote', release: 'R-1' });
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      ask({ ...go, answer: 'abstain' }, n % 2 ? 'USRE1' : 'USRE2', { event: `Ev${n}` }),
    ),
  );
  const refused = outcomes.filter((o) => !o.ok);
  expect(refused.map((o) => (o.ok ? '' : o.refusal.refused)).filter((r) => r !== 'busy')).toEqual([]);
  expect(Object((await store.get('vote/R-1/v1'))?.value).ballots).toHaveLength(2);
});

test('one delivery counts once, also when it decided to nothing', async () => {
  const { store, ask } = await door();
  await ask(PLAN);
  await ask({ type: 'OpenVote', release: 'R-1' });
  const [a, b] = await Promise.all([ask(go, 'USRE1', { event: 'Ev1' }), ask(go, 'USRE1', { event: 'Ev1' })]);
  expect([a, b].filter((o) => o.ok && 'duplicate' in o)).toHaveLength(1);
  expect((await store.history('vote/R-1/v1')).filter((f) => f.type === 'BallotCast')).toHaveLength(1);
});

const later = (minutes: number) => {
  const by = (at: string) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  const window = { ...PLAN.window, start: by(PLAN.window.start), end: by(PLAN.window.end) };
  return { release: 'R-1', window, why: '' };
};

test('the delivery that decided a vote is no late answer when it comes again', async () => {
  const { ask } = await door();
  await ask(PLAN);
  await ask({ type: 'OpenVote', release: 'R-1' });
  await ask(go, 'UQA');
  await ask(go, 'USRE1');
  await ask(go, 'USRE2', { event: 'Ev2' });
  expect(await ask(go, 'USRE2', { event: 'Ev2' })).toMatchObject({ ok: true, duplicate: true, facts: [] });
  const again = await ask(go, 'USRE2', { event: 'Ev3' });
  expect(again).toMatchObject({ ok: true, facts: [], note: 'the same answer again' });
  expect(again).not.toHaveProperty('duplicate');
});

test('what was refused is not remembered as done: the same delivery is carried out when it can be, and then counts once', async () => {
  const { ask } = await door();
  const open = { type: 'OpenVote', release: 'R-1' } satisfies Command;
  expect(await ask(open, 'UMANAGER', { event: 'Ev1' })).toMatchObject({ ok: false });
  await ask(PLAN);
  const carriedOut = await ask(open, 'UMANAGER', { event: 'Ev1' });
  expect(carriedOut.ok && carriedOut.facts.length).toBeGreaterThan(0);
  expect(await ask(open, 'UMANAGER', { event: 'Ev1' })).toMatchObject({ ok: true, duplicate: true });
});

test('a refusal that a person was told is the end of that delivery, though it could be carried out by now', async () => {
  const { setting, ask } = await door();
  const open = { type: 'OpenVote', release: 'R-1' } satisfies Command;
  expect(await ask(open, 'UMANAGER', { event: 'Ev1' })).toMatchObject({ ok: false });
  await keepTold(setting, 'Ev1');
  await ask(PLAN);
  expect(await ask(open, 'UMANAGER', { event: 'Ev1' })).toMatchObject({ ok: true, facts: [], duplicate: true });
});

test('a timer whose decision is refused is over, also when it came as a delivery', async () => {
  const { store, ask } = await door();
  await ask(PLAN);
  let pending: Errand[] = [];
  const look = () => {
    pending = [];
    store.work((e) => void pending.push(e))();
    return pending.map((e) => e.key);
  };
  const [first, second] = look();
  const nothing = { type: 'OpenVote', release: 'R-9' } satisfies Command;
  expect((await ask(nothing, 'gonogo', { done: pending[0] })).ok).toBe(false);
  expect((await ask(nothing, 'gonogo', { event: 'Ev1', done: pending[1] })).ok).toBe(false);
  expect(look()).not.toContain(first);
  expect(look()).not.toContain(second);
});

test('a crowd that changes one thing at once is not told to try again', async () => {
  const { store, ask } = await door();
  await ask(PLAN);
  const said = Array.from({ length: 60 }, (_, n) => ask({ type: 'MoveRelease', ...later(n + 1) }));
  expect((await Promise.all(said)).map((o) => o.ok)).not.toContain(false);
  expect((await store.history('release/R-1')).filter((f) => f.type === 'ReleaseMoved')).toHaveLength(60);
});

test('what follows is in the same commit: a plan’s errands are pending before anybody is answered', async () => {
  const { store, ask } = await door();
  const errands: Errand[] = [];
  store.work((e) => void errands.push(e));
  await ask(PLAN);
  expect(errands.map((e) => e.key)).toEqual(['R-1/headline', 'my-turn/UMANAGER', 'home/UMANAGER', 'timer/missed/R-1']);
});
