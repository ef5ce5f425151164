import { expect, test } from 'vitest';
import type { DeployTarget, RunFound, StepSent } from '../../src/deploy-targets/target.ts';
import { PLAN } from '../domain/given.ts';
import { started } from './steps-started.ts';

const failing = (sent: Extract<StepSent, { ok: false }>): Partial<DeployTarget> => ({ send: async () => sent });

test('a step’s run and its link are kept, and it is looked at until it is done', async () => {
  const { target, stages, release, until, box } = await started();
  const told: string[] = [];
  target.progress = (run) => {
    const looks = told.push(run.id);
    if (looks === 1) return { state: 'queued', message: 'waits there' };
    if (looks === 2) return { state: 'waiting', message: 'waits for an approval there' };
    if (looks === 3) return { state: 'running', percent: 40, message: 'two of five' };
    return { state: 'succeeded', percent: 100, message: 'done' };
  };
  const seen: string[] = [];
  await until(async () => {
    const [eu] = await stages();
    seen.push(`${eu?.state} ${eu?.percent} ${eu?.note}`);
    return eu?.state === 'done';
  }, 1);
  expect([...new Set(seen)]).toEqual([
    'running 0 ',
    'running 0 waits there',
    'running 0 waits for an approval there',
    'running 40 two of five',
    'done 100 done',
  ]);
  expect((await stages())[0]).toMatchObject({ run: 'run-1', url: 'https://ci.example/run-1' });
  await until(async () => (await release())?.status === 'completed');
  expect(target.taken.map((r) => r.request.stage.name)).toEqual(['eu', 'us']);
  await box.stop();
});

test('what certainly was not taken leaves the step as it was; what may have been leaves it in doubt', async () => {
  const refused = await started(() => failing({ ok: false, final: true, why: 'no such workflow' }));
  await refused.until(async () => (await refused.release())?.status === 'failed');
  expect((await refused.stages())[0]).toMatchObject({ state: 'failed', how: 'refused', note: 'no such workflow' });
  expect(await refused.doubt()).toBe(false);

  const limited = await started(() => failing({ ok: false, final: false, why: 'too many requests', retryAfterMs: 10 }));
  await limited.until(async () => (await limited.release())?.status === 'failed');
  expect((await limited.stages())[0]).toMatchObject({ how: 'refused' });

  const hour = 3_600_000;
  const patient = await started(() =>
    failing({ ok: false, final: false, why: 'too many requests', retryAfterMs: hour }),
  );
  await patient.until(async () => (await patient.release())?.status === 'failed');
  expect((await patient.stages())[0]).toMatchObject({
    how: 'refused',
    note: expect.stringMatching(/^too many requests\. .*60 min/),
  });
  expect(await patient.doubt()).toBe(false);

  const unknown: RunFound = { there: 'unknown', final: true, why: 'nobody can tell' };
  const unclear = await started(() => ({
    ...failing({ ok: false, final: false, unclear: true, why: 'no answer' }),
    find: async () => unknown,
  }));
  await unclear.until(async () => (await unclear.release())?.status === 'failed');
  expect((await unclear.stages())[0]).toMatchObject({ how: 'unanswered', note: 'nobody can tell' });
  expect(await unclear.doubt()).toBe(true);
});

test('a request whose answer was lost is looked up, and sent again only when it was not to be seen for long enough', async () => {
  let sends = 0;
  const { target, stages, until } = await started((t) => ({
    send: async (request) => {
      sends += 1;
      t.asked.push(`send at ${t.now()}`);
      // The first never arrives, and nobody knows.
      if (sends === 1) return { ok: false, final: false, unclear: true, why: 'no answer' };
      return { ok: true, run: { id: t.take(request).id } };
    },
  }));
  await until(async () => (await stages())[0]?.run !== undefined, 2);
  const [first = 0, second = 0] = target.asked
    .filter((a) => a.startsWith('send'))
    .map((a) => Number(a.split(' ').at(-1)));
  // A minute from when its answer was lost.
  expect(second - first).toBeGreaterThanOrEqual(60_000);
  expect(target.asked).toContain('find eu');
});

test('a machine that stands still between noting a request and sending it does not have it sent twice', async () => {
  const { target, stages, until } = await started((t) => ({
    send: async (request) => {
      const noted = t.now();
      while (t.now() - noted < 600_000) await new Promise((soon) => setTimeout(soon, 1));
      t.take(request);
      return { ok: false, final: false, unclear: true, why: 'no answer' };
    },
  }));
  target.delayMs = 20_000;
  await until(async () => (await stages())[0]?.run !== undefined);
  expect(target.taken.map(({ request }) => request.stage.name)).toEqual(['eu']);
});

test('a target that does not tell which run it took is looked through for it', async () => {
  const { target, stages, until } = await started((t) => ({
    send: async (request) => {
      t.take(request);
      return { ok: true };
    },
  }));
  target.delayMs = 20_000;
  await until(async () => (await stages())[0]?.state === 'done');
  expect((await stages())[0]?.run).toBe('run-1');
});

test('what nobody answered is still looked for: when it is found to have succeeded, that settles what runs there', async () => {
  let isAway = true;
  const { target, stages, until, doubt } = await started((t) => ({
    send: async (request) => {
      t.take(request);
      return { ok: false, final: false, unclear: true, why: 'no answer' };
    },
    find: async (request) => {
      const run = t.lookFor(request);
      return isAway || !run ? { there: 'unknown', final: false, why: 'away' } : { there: 'yes', run: { id: run.id } };
    },
  }));
  await until(async () => (await stages())[0]?.how === 'unanswered');
  expect(await doubt()).toBe(true);
  isAway = false;
  await until(async () => (await stages())[0]?.state === 'done', 60);
  expect(await doubt()).toBe(false);
  expect(target.taken).toHaveLength(1);
});

test('a token that expires in the middle is told once, nothing is deployed again, and with a new one it goes on', async () => {
  let isExpired = false;
  const { target, stages, until, notes } = await started((t) => ({
    status: async ({ stage }) => {
      t.asked.push('status');
      if (isExpired) return { ok: false, denied: true, why: 'it refuses the credentials (401)' };
      const looks = t.asked.filter((a) => a === 'status').length;
      return {
        ok: true,
        run: { id: stage.run ?? '' },
        ...(looks > 8 ? { state: 'succeeded', message: 'done' } : { state: 'running', message: 'at work' }),
      };
    },
  }));
  await until(async () => (await stages())[0]?.note === 'at work');
  isExpired = true;
  await until(() => target.asked.filter((a) => a === 'status').length >= 7, 60);
  expect(notes.filter((n) => n.includes("can't be seen"))).toHaveLength(1);
  expect(notes.join()).toContain('it refuses the credentials (401)');
  expect((await stages())[0]?.unseen?.why).toBe('it refuses the credentials (401)');
  isExpired = false;
  // Seen again it counts as heard of, also where nothing in it is new.
  await until(async () => !(await stages())[0]?.unseen, 60);
  await until(async () => (await stages())[0]?.state === 'done', 60);
  expect(target.taken.filter((r) => r.request.stage.name === 'eu')).toHaveLength(1);
});

test('a run that is not there any more leaves its step in doubt, but not at the first look', async () => {
  const { target, stages, until, doubt } = await started((t) => ({
    status: async () => {
      t.asked.push('status');
      return { ok: false, gone: true, why: 'there is no such run' };
    },
  }));
  await until(async () => (await stages())[0]?.state === 'failed', 20);
  expect((await stages())[0]).toMatchObject({ how: 'silent', note: 'there is no such run' });
  expect(target.asked.filter((a) => a === 'status')).toHaveLength(4);
  expect(await doubt()).toBe(true);
});

test('a step that is given up while its run is not known yet is found, stopped, and looked at to its end', async () => {
  const { target, does, stages, until, release } = await started((t) => ({
    send: async (request) => {
      t.asked.push(`send ${request.ask ?? 'deploy'} ${request.rollout.direction}`);
      if (request.ask) return { ok: true };
      t.take(request);
      return request.rollout.direction === 'forward'
        ? { ok: false, final: false, unclear: true, why: 'no answer' }
        : { ok: true, run: { id: t.taken.at(-1)?.id ?? '' } };
    },
  }));
  target.delayMs = 30_000;
  target.progress = ({ request }) =>
    request.rollout.direction === 'forward'
      ? { state: 'cancelled', message: 'was stopped' }
      : { state: 'succeeded', message: 'back' };
  await until(() => target.taken.length === 1);
  await does('UMANAGER', { type: 'RollBack', release: 'R-1', why: 'errors' });
  await until(async () => (await release())?.status === 'rolled-back');
  await until(() => target.asked.includes('send stop forward'));
  expect(target.taken.map((r) => r.request.rollout.direction)).toEqual(['forward', 'back']);
  expect((await stages()).every((s) => s.state === 'done')).toBe(true);
});

test('a target that can’t pause is not asked: people hear it, the step is finished, and the next one waits', async () => {
  const { target, does, until, release, stages } = await started();
  target.progress = () => ({ state: 'running', message: 'at work' });
  await until(async () => (await stages())[0]?.run !== undefined);
  const scope = { services: [], environments: [] };
  await does('UMANAGER', {
    type: 'DeclareFreeze',
    name: 'F',
    why: 'w',
    scope,
    inFlight: 'pause',
    from: PLAN.window.start,
    until: '2026-03-04T00:00:00.000Z',
  });
  await until(async () => {
    const now = await release();
    return now?.status === 'deploying' && now.rollout.held !== undefined && now.rollout.held.paused === undefined;
  });
  expect(target.asked.filter((a) => a.startsWith('send pause'))).toEqual([]);
  target.progress = () => ({ state: 'succeeded', message: 'done' });
  await until(async () => (await stages())[0]?.state === 'done', 30);
  expect((await stages())[1]?.state).toBe('waiting');
});

test.each([
  ['that tells nothing of runs', { status: undefined, find: undefined }],
  ['that does not tell as what', {}],
] as const)('a target %s and is too busy at first: why it waits is kept until it takes it', async (_, lacks) => {
  const why = 'it answered 503';
  const seen: string[] = [];
  const { stages, until, notes } = await started((t) => ({
    send: async (request) => {
      if (request.stage.name !== 'eu') return { ok: true };
      seen.push(request.stage.unseen?.why ?? 'nothing');
      if (seen.length < 3) return { ok: false, final: false, why };
      t.take(request);
      t.progress = () => ({ state: 'running', message: 'at work' });
      return { ok: true };
    },
    ...lacks,
  }));
  await until(async () => seen.length === 3 && !(await stages())[0]?.unseen, 20);
  // Said while it was tried again, on its card alone.
  expect(seen).toEqual(['nothing', why, why]);
  expect(notes.join()).not.toContain(why);
  expect((await stages())[0]?.state).toBe('running');
});
