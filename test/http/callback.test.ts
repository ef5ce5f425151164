import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, test } from 'vitest';
import { webhook } from '../../src/deploy-targets/index.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import type { Command } from '../../src/domain/index.ts';
import { releases } from '../../src/domain/release/document.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import { httpApp } from '../../src/http/callback.ts';
import { go, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const SECRETS = {
  pipeline: `whsec_${btoa('of the pipeline, 24 bytes')}`,
  other: `whsec_${btoa('of another, 24 bytes long')}`,
};
const STRANGER = `whsec_${btoa('of nobody at all, 24 bytes')}`;
const target = (secret: string) =>
  webhook.prepare(
    { url: 'https://ci.example/', secret: { env: 'S' } },
    () => secret,
  )({ callbackUrl: 'https://x.example' });
const TARGETS = { pipeline: target(SECRETS.pipeline), other: target(SECRETS.other) };

let setting: Setting;
let now: string;
const does = async (by: string, command: Command) => {
  const actor = by === 'gonogo' ? { id: by, system: true as const } : { id: by };
  expect((await perform(setting, command, { actor, via: 'test' })).ok).toBe(true);
};
/** Ledger and shop go out: a step of the pipeline, then one of the other target. */
beforeEach(async () => {
  now = '2026-03-03T09:00:00.000Z';
  setting = await openSetting({ now: () => now });
  const items = [
    { service: 'ledger', version: '2.9' },
    { service: 'shop', version: '1.0' },
  ];
  await does('UMANAGER', { ...PLAN, items });
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  now = PLAN.window.start;
  await does('UMANAGER', { type: 'StartDeploy', release: 'R-1' });
});

async function report(secret: string, body: object | string, signed = true, at = new Date()) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = {
    'webhook-id': 'm1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    ...(signed && { 'webhook-signature': new Webhook(secret).sign('m1', at, raw) }),
  };
  const app = httpApp(setting, TARGETS, () => ({ ok: true, detail: {} }));
  const answer = await app.request('/deploys/callback', { method: 'POST', body: raw, headers });
  return { status: answer.status, body: await answer.json() };
}
const about = (deployId: string, stage: string, status = 'succeeded') => ({ deployId, stage, status, n: 1 });
const stages = async () => {
  const { release } = await see(setting, { release: one(releases, 'R-1') });
  return release && 'rollout' in release ? release.rollout.stages.map((s) => `${s.name} ${s.state}`) : [];
};

test('a report counts when the target that has the step has signed it, and no other', async () => {
  expect(await stages()).toEqual(['eu ledger running', 'eu shop waiting', 'us ledger waiting', 'us shop waiting']);
  expect((await report(SECRETS.other, about('R-1-1', 'eu ledger'))).status).toBe(401);
  expect((await report(STRANGER, about('R-1-1', 'eu ledger'))).status).toBe(401);
  expect((await stages())[0]).toBe('eu ledger running');
  expect(await report(SECRETS.pipeline, about('R-1-1', 'eu ledger'))).toEqual({ status: 200, body: { ok: true } });
  expect((await report(SECRETS.pipeline, about('R-1-1', 'eu shop'))).status).toBe(401);
  expect((await report(SECRETS.other, about('R-1-1', 'eu shop'))).status).toBe(200);
  expect(await stages()).toEqual(['eu ledger done', 'eu shop done', 'us ledger running', 'us shop waiting']);
});

test('whose signature is right hears what is wrong with its time; a stranger does not', async () => {
  const at = new Date(Date.now() * 1000);
  const answer = await report(SECRETS.pipeline, about('R-1-1', 'eu ledger'), true, at);
  expect(answer).toMatchObject({ status: 401, body: { remedy: expect.stringContaining('in milliseconds') } });
  const stranger = await report(STRANGER, about('R-1-1', 'eu ledger'), true, at);
  expect(stranger).toMatchObject({ status: 401, body: { error: 'bad signature' } });
});

test('a step of a rollout that is over is still its target’s', async () => {
  await does('UMANAGER', { type: 'RollBack', release: 'R-1', why: 'broken' });
  const late = about('R-1-1', 'eu ledger', 'failed');
  expect((await report(SECRETS.other, late)).status).toBe(401);
  expect(await report(SECRETS.pipeline, late)).toEqual({ status: 200, body: { ok: true } });
  expect(await report(SECRETS.pipeline, late)).toEqual({ status: 200, body: { ok: true, ignored: 'R-1-1 is over' } });
  expect(await stages()).toEqual(['eu ledger running']);
});

test('a stranger hears the same whatever there is; a target hears what it has wrong', async () => {
  const bodies = [about('R-1-1', 'eu ledger'), about('R-1-1', 'moon'), about('R-9-1', 'eu'), { not: 'a report' }];
  for (const signed of [true, false]) {
    const answers = await Promise.all(bodies.map((body) => report(STRANGER, body, signed)));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
  }
  const heard = await Promise.all(bodies.slice(1).map((body) => report(SECRETS.other, body)));
  expect(heard.map((a) => a.status)).toEqual([404, 404, 400]);
  expect((await report(SECRETS.other, '<html>')).body).toMatchObject({ faults: ['the body: must be JSON'] });
  expect(heard[0]?.body).toEqual({ error: 'unknown-stage', remedy: expect.stringContaining('deployId and stage') });
});
