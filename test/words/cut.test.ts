import { expect, test } from 'vitest';
import { perform } from '../../src/door/perform.ts';
import { runCommand } from '../../src/words/router.ts';
import { COMPANY, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

/** A company with more than an answer shows: 41 open releases, 25 templates. */
const templates = Array.from({ length: 25 }, (_, i) => ({
  ...{ name: `t${i}`, title: `Refresh ${i}`, version: 1, services: ['api'] },
  ...{ environments: ['production'], revokedByFailure: true },
}));

test('what an answer leaves out is counted, and where the others are is said', async () => {
  const setting = await openSetting({ company: () => ({ ...COMPANY, templates }) });
  for (let n = 1; n <= 41; n += 1) {
    const plan = { ...PLAN, items: [{ service: 'shop', version: `1.${n}` }] };
    const planned = await perform(setting, plan, { actor: { id: 'UMANAGER' }, via: 'slack' });
    if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  }
  const says = async (text: string) =>
    JSON.stringify(await runCommand(text, { setting, person: { id: 'UMANAGER', zone: 'UTC' } }));
  expect(await says('templates')).toContain(
    'and 5 more: name one by its title, such as `/release templates Refresh 24`',
  );
  expect(await says('deploy')).toContain('and 36 more: name a service, or see `/release list`');
  expect(await says('list')).toContain('The next 40 of them; name a service, a place, a state or a day for the others');
});
