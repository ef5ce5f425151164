import { expect, test } from 'vitest';
import { hearsUndecided } from '../../../../src/domain/release/rollout/who-decides.ts';
import { emptyWorld, PEOPLE } from '../../given.ts';
import { spoken } from '../../spoken.ts';

const among = (manager: string[], of: Parameters<typeof hearsUndecided>[0]) => {
  const world = { ...emptyWorld(), people: { ...PEOPLE, roles: { ...PEOPLE.roles, manager } } };
  const { who, words, hear } = hearsUndecided(of, world);
  return [who.length, `${spoken(words)} ${hear} of it`];
};

test.each<[string, string[], Parameters<typeof hearsUndecided>[0], [number, string]]>([
  ['its role', [], { decides: 'qa', owner: 'UX' }, [2, 'QA (@UQA and @UBOTH) hears of it']],
  ['its owner', [], { owner: 'UX' }, [1, '@UX hears of it']],
  ['those who manage, without an owner', ['UM', 'UN'], { owner: 'UGONE' }, [2, '@UM and @UN hear of it']],
  ['nobody, where none is left', [], { owner: 'UGONE' }, [0, 'nobody hears of it']],
])('%s', (_, manager, of, told) => expect(among(manager, of)).toEqual(told));
