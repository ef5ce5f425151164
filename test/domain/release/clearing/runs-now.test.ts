import { expect, test } from 'vitest';
import { runsNow } from '../../../../src/domain/release/clearing/runs-now.ts';
import { COMPANY, running } from '../../given.ts';

test('what runs is said of a service; what nobody has told is no version of it', () => {
  const environments = { production: running({ api: { eu: '4.1' } }) };
  const release = { items: [{ service: 'api', version: '4.2' }], environment: 'production' };
  const said = runsNow(release, { company: COMPANY, environments });
  const text = said.map((part) => (typeof part === 'string' ? part : 'say' in part ? part.say : '…')).join('');
  expect(text).toContain('eu: api 4.1');
  expect(text).toContain('us: nobody has told what runs of api');
});
