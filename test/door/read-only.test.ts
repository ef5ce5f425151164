import { expect, test } from 'vitest';
import { all, one } from '../../src/domain/deciding/reads.ts';
import { currentOnes, freezes } from '../../src/domain/freeze/document.ts';
import { perform } from '../../src/door/perform.ts';
import { often } from '../../src/door/read-only.ts';
import { openSetting } from '../support/setting.ts';

test('what is read often is entered once, as long as it stays the same', async () => {
  const read = often(currentOnes);
  const setting = await openSetting();
  const terms = { name: 'sale', why: 'w', scope: { services: [], environments: [] } };
  const declare = {
    type: 'DeclareFreeze',
    ...terms,
    from: '2026-03-05T09:00:00.000Z',
    until: '2026-03-06T09:00:00.000Z',
  } as const;
  await perform(setting, declare, { actor: { id: 'UMANAGER' }, via: 'test' });
  expect(await read(setting)).toHaveLength(1);
  expect(await read(setting)).toBe(await read(setting));
});

test.each([
  ['two lists', () => all(freezes, 'freezes/current', 'freezes/old')],
  ['none', () => all(freezes)],
  ['a document', () => ({ ...one(freezes, 'F-1'), from: () => [] })],
  ['a list and a document', () => ({ ...currentOnes, docs: ['freeze/F-1'] })],
])('of anything but one list it would show less than there is: %s', (_, read) => {
  expect(() => often<unknown>(read())).toThrow('one list');
});
