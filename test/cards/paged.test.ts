import { expect, test } from 'vitest';
import { headlineCard } from '../../src/cards/headline.ts';
import { pagedLines } from '../../src/cards/paged.ts';
import type { Page } from '../../src/domain/page/page.ts';
import { approved, type Given } from '../domain/given.ts';

const R = { release: 'R-1' } as const;
const PAGE = 'R-1/rollback-failed-R-1-2-eu';
const fail = (deployId: string) =>
  ({ type: 'FailStage', ...R, deployId, stage: 'eu', how: 'unanswered', why: 'no answer' }) as const;
const card = (g: Given) =>
  JSON.stringify(headlineCard(g.world.releases['R-1'] ?? expect.fail('there is none'), undefined, g.world).blocks);
const redrawn = (g: Given) =>
  expect(g.follows(1).map(({ intent }) => intent)).toContainEqual({ kind: 'edit', message: 'R-1/headline' });

/** Its owner is the one manager: nobody else may roll back. */
const failedBack = () =>
  approved()
    .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
    .done({ type: 'StartDeploy', ...R })
    .by('gonogo')
    .done(fail('R-1-1'))
    .by('UMANAGER')
    .done({ type: 'RollBack', ...R, why: 'errors' })
    .by('gonogo')
    .done(fail('R-1-2'));

test('a card says who was woken, who that was after them, that nobody has answered, and who has it', () => {
  const g = failedBack();
  redrawn(g);
  expect(card(g)).toMatch(/Paged <@UMANAGER> <!date[^>]*>: nobody has it yet/);
  g.at('2026-03-03T12:05:00.000Z').done({ type: 'EscalatePage', page: PAGE, step: 'owner' });
  redrawn(g);
  expect(card(g)).toMatch(/Paged <@UOTHER> <!date\^1772539500[^>]*>: nobody has it yet/);
  g.done({ type: 'EscalatePage', page: PAGE, step: 'on-duty' });
  redrawn(g);
  expect(card(g)).toContain('Paged <@UMANAGER> and <@UOTHER>: nobody has answered');
  g.by('UOTHER').done({ type: 'AcknowledgePage', page: PAGE, how: 'slack' });
  redrawn(g);
  expect(card(g)).toMatch(/<@UOTHER> has it since <!date\^1772539500/);
  expect(card(g)).not.toContain('Paged');
  g.by('gonogo').done({ type: 'ResolvePages', ...R });
  redrawn(g);
  expect(card(g)).not.toContain('has it');
});

test('that there was nobody to page is said; of other releases nothing is', () => {
  const page = {
    release: 'R-1',
    status: 'open',
    asked: [{ to: [], at: '2026-03-03T12:00:00.000Z' }],
  } as unknown as Page;
  expect(pagedLines({ id: 'R-1' }, { paged: [page] }).map((l) => l.text)).toEqual(['There was nobody to page']);
  expect(pagedLines({ id: 'R-2' }, { paged: [page] })).toEqual([]);
});
