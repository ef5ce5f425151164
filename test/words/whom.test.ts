import { expect, test } from 'vitest';
import { isNobody } from '../../src/words/whom.ts';

const company = { roles: [{ name: 'sre', title: 'SRE', group: '@sre-team' }] } as Parameters<typeof isNobody>[1];

test.each([
  [{ typed: '@nobody' }, 'Nobody’s handle is exactly @nobody'],
  [{ typed: '@sre' }, '@sre is several people, and one is needed'],
  [{ typed: 'SRE' }, 'SRE is several people, and one is needed'],
  [{ typed: '@sre-team' }, '@sre-team is several people, and one is needed'],
  [{ typed: '@marketing', group: true as const }, '@marketing is several people, and one is needed'],
  [{ typed: '@<!channel>' }, 'Nobody’s handle is exactly @&lt;!channel&gt;'],
])('why nobody was taken for %j', (who, said) => {
  expect(isNobody(who, company).text).toBe(said);
});
