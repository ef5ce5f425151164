import { expect, test } from 'vitest';
import { perform } from '../../src/door/perform.ts';
import { CLICKS, SUBMITS } from '../../src/words/router.ts';
import { COMPANY, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const manager = { id: 'UMANAGER' };

/** Whoever manages may override, too. */
const roles = COMPANY.roles.map((r) =>
  r.name === 'manager' ? { ...r, actions: [...r.actions, 'override' as const] } : r,
);

async function planned() {
  const setting = await openSetting({ company: () => ({ ...COMPANY, roles }) });
  await perform(setting, PLAN, { actor: manager, via: 'slack' });
  return { setting, person: { ...manager, zone: 'UTC' } };
}

const members: [verb: string, asks: string, done: string][] = [
  ['cancel', 'will not go out', 'Cancelled: *'],
  ['override', 'may go against:', 'Overridden: '],
];

test.each(members)('%s is clicked, says what it acts on, and asks why; then it is done', async (verb, asks, done) => {
  const a = await planned();
  const answer = await CLICKS.get(verb)?.('R-1', a);
  const opened = JSON.stringify(answer);
  expect(opened).toContain(asks);
  expect(opened).toContain('"block_id":"why"');
  const about = (answer && 'modal' in answer && answer.modal.private_metadata) || '';
  expect(await SUBMITS.get(verb)?.({ why: ' ' }, about, a)).toEqual({ errors: { why: expect.any(String) } });
  expect(JSON.stringify(await SUBMITS.get(verb)?.({ why: 'it must' }, about, a))).toContain(done);
});

const ON_ONE = ['cancel', 'override', 'allow', 'pause', 'push-alone', 'hand-over', 'evidence', 'touches', 'dry-run'];
test.each([...ON_ONE, 'update', 'pass', 'rollback', 'stop-waiting', 'edit', 'deploy-ask'])(
  '%s of what is not there says so',
  async (verb) => {
    const answer = JSON.stringify(await CLICKS.get(verb)?.('R-9', await planned()));
    expect(answer).toContain("I don't know a release R-9. See them all with `/release list`.");
  },
);
