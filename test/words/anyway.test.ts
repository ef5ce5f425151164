import { expect, test } from 'vitest';
import type { DeclareFreeze } from '../../src/domain/freeze/declare-freeze.ts';
import { PLAN } from '../domain/given.ts';
import { Asking } from '../support/asked.ts';
import { openSetting } from '../support/setting.ts';

/** “Plan anyway” is said to whom it can be done for: into a hard freeze only who may freeze plans. */

const frozen = (more: object = {}): DeclareFreeze => ({
  ...{ type: 'DeclareFreeze', name: 'audit', why: 'audit', scope: { services: [], environments: [] } },
  ...{ from: '2026-03-05T00:00:00.000Z', until: '2026-03-06T00:00:00.000Z', ...more },
});
async function asking(freeze: DeclareFreeze) {
  const a = new Asking(await openSetting({ now: () => '2026-03-03T09:00:00.000Z' }));
  await a.does('UQA', PLAN);
  await a.does('UMANAGER', freeze);
  return a;
}
const submitOf = (asked: Awaited<ReturnType<Asking['types']>>) =>
  asked && 'modal' in asked && asked.modal.type === 'modal' ? asked.modal.submit?.text : undefined;

test.each([
  ['UQA', 'new api 4.3 5 March 2026 12:00 because x', frozen(), 'Plan'],
  ['UMANAGER', 'new api 4.3 5 March 2026 12:00 because x', frozen(), 'Plan anyway'],
  ['UQA', 'new api 4.3 5 March 2026 12:00 because x', frozen({ soft: true }), 'Plan anyway'],
  ['UQA', 'move R-1 to 5 March 2026 12:00', frozen(), 'Move'],
  ['UMANAGER', 'move R-1 to 5 March 2026 12:00', frozen(), 'Move anyway'],
  ['UQA', 'move R-1 to 4 March 2026 12:00', frozen(), 'Move'],
])('%s types %s: %s', async (who, typed, freeze, submit) => {
  expect(submitOf(await (await asking(freeze)).types(who, typed))).toBe(submit);
});

test('each release of a short list has a way to its details, and a long one does not become a wall', async () => {
  const a = await asking(frozen());
  const detailsIn = async () => [...JSON.stringify(await a.types('UQA', 'list')).matchAll(/"show:R-\d+"/g)].length;
  expect(await detailsIn()).toBe(1);
  for (let n = 0; n < 12; n += 1) await a.does('UQA', { ...PLAN, items: [{ service: 'api', version: `5.${n}` }] });
  expect(await detailsIn()).toBe(0);
});
