import { expect, test } from 'vitest';
import { type Phrase, say, user } from '../../../src/domain/phrase.ts';
import { namedIn } from '../../../src/domain/release/named-in.ts';
import { spoken } from '../spoken.ts';

const release = { id: 'R-1', items: [{ service: 'api', version: '4.2' }], environment: 'production' };
const NAME = 'api 4.2 → production';

test.each<[Phrase, string]>([
  [say`${user('UQA')} lifted the no-go.`, `${NAME} (R-1): @UQA lifted the no-go.`],
  [say`the window moved: ${'QA'} is asked again`, `${NAME} (R-1): the window moved: QA is asked again`],
  // Another's number is not its own.
  [
    say`Step eu needs to go back no more since R-12 went live.`,
    `${NAME} (R-1): Step eu needs to go back no more since R-12 went live.`,
  ],
  [say`Replaced: ${NAME} (R-1) is over.`, `Replaced: ${NAME} (R-1) is over.`],
  [say`Overridden by ${user('UQA')}: Freeze of ${NAME}.`, `Overridden by @UQA: Freeze of ${NAME}.`],
  [say`It caused incident 7, because of ${'R-1'}`, 'It caused incident 7, because of R-1'],
])('%#: a line in the channel says of which release it is', (said, shown) =>
  expect(spoken(namedIn(said, release))).toBe(shown),
);
