import type { ActionsBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { actions, button } from '../../src/blocks/blocks.ts';
import { helpButtons } from '../../src/cards/helping.ts';
import { homeBlocks } from '../../src/cards/home.ts';
import { movesOf } from '../../src/cards/moves.ts';
import { onlyFor } from '../../src/cards/only-for.ts';
import { myTurnCard } from '../../src/cards/turn.ts';
import { Checked } from '../../src/domain/release/clearing/checked.ts';
import { approved, type Given, given, PLAN } from '../domain/given.ts';

/** So many releases of one owner, none voted on yet. */
function owning(count: number) {
  const { world } = given().done(PLAN);
  const [planned] = world.openReleases;
  if (!planned) throw new Error('nothing was planned');
  return { ...world, openReleases: Array.from({ length: count }, (_, n) => ({ ...planned, id: `R-${n + 1}` })) };
}
const named = (text: string) => text.split('\n').filter((line) => line.startsWith('• ')).length;
const left = (text: string) => Number(/\nand (\d+) more: `\/release list mine`$/.exec(text)?.[1] ?? 0);

test('what is not named of what waits for a person is counted: nothing is silently left out', () => {
  for (const count of [1, 2, 21, 22, 40, 60, 500]) {
    const { text, blocks } = myTurnCard('UMANAGER', owning(count));
    expect(1 + named(text) + left(text), `${count} in the text`).toBe(count);
    const lists = blocks.flatMap((b) =>
      b.type === 'section' && b.text?.text.startsWith('*Also') ? [b.text.text] : [],
    );
    const buttons = blocks.filter((b) => b.type === 'actions').length;
    expect(buttons + named(lists.join()) + left(lists.join()), `${count} in the blocks`).toBe(count);
    expect(blocks.every((b) => b.type !== 'context')).toBe(true);
  }
});

test('App Home counts them too', () => {
  const blocks = homeBlocks('UMANAGER', owning(500));
  const also = blocks.flatMap((b) => (b.type === 'section' && b.text?.text.startsWith('*Also') ? [b.text.text] : []));
  expect(12 + named(also.join()) + left(also.join())).toBe(500);
});

test('a vote is handed on by whoever is asked, and not by who votes in their place', () => {
  const g = given().done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('UQA');
  g.done({ type: 'DelegateVote', to: 'UMATE', from: g.world.now, until: PLAN.window.end });
  const labels = (person: string) =>
    myTurnCard(person, g.world).blocks.flatMap((b) =>
      b.type === 'actions' ? b.elements.flatMap((e) => (e.type === 'button' ? [e.text.text] : [])) : [],
    );
  expect(labels('UQA')).toEqual(['Go', 'No-go…', 'Review', 'Ask someone else…']);
  expect(labels('UMATE')).toEqual(['Go', 'No-go…', 'Review']);
});

describe('who may not take the next step asks for it in its place', () => {
  const checkedIn = (g: Given) => new Checked(releaseIn(g), g.world);
  function releaseIn({ world }: Given) {
    const release = world.releases['R-1'];
    if (!release) throw new Error('it was not planned');
    return release;
  }
  const labels = (row: readonly ActionsBlock['elements'][number][]) =>
    row.flatMap((b) => (b.type === 'button' ? [b.text.text] : []));
  const seenBy = (person: string, g: Given) => labels(movesOf(checkedIn(g), g.world, { person }));

  test('in their own list, until it was asked for', () => {
    const g = approved();
    expect(seenBy('UMANAGER', g)[0]).toBe('Deploy eu…');
    expect(seenBy('UQA', g)).toEqual(['Ask somebody to deploy it', 'Details']);
    g.by('UQA').done({ type: 'AskForHelp', release: 'R-1', action: 'deploy' });
    expect(seenBy('UQA', g)).toEqual(['Details']);
  });
  test('once, for what comes first', () => {
    const g = approved().done({ type: 'StartDeploy', release: 'R-1' }).by('pipeline');
    g.done({
      type: 'ReportStage',
      release: 'R-1',
      deployId: 'R-1-1',
      stage: 'eu',
      status: 'failed',
      n: 1,
      message: '',
    });
    expect(seenBy('UQA', g)).toEqual(['Ask somebody to roll it back', 'Details']);
    // A guest asks nobody.
    g.people({ guests: ['UQA'] });
    expect(seenBy('UQA', g)).toEqual(['Details']);
  });
  test('under what they alone read, where the button names a release and is not for rare things', () => {
    const { world } = approved();
    const row = [
      button('Freeze pass…', 'pass', 'R-1'),
      button('Roll back…', 'rollback', 'R-1'),
      button('Cancel…', 'cancel', 'R-1'),
      button('Details', 'show', 'R-1'),
    ];
    const shown = (person: string, buttons: typeof row) =>
      onlyFor(person, actions(buttons), world, () => 'UMANAGER').flatMap((b) =>
        b.type === 'actions' ? labels(b.elements) : [],
      );
    expect(shown('UQA', row)).toEqual(['Ask somebody to give it a freeze pass', 'Details']);
    expect(shown('UMANAGER', row)).toEqual(['Freeze pass…', 'Roll back…', 'Cancel…', 'Details']);
    expect(shown('UQA', [button('Cancel…', 'cancel', 'R-1')])).toEqual([]);
    expect(shown('UQA', [button('Override…', 'override', 'R-1')])).toEqual([]);
    expect(shown('UQA', [button('Allow again…', 'allow', 'R-1')])).toEqual([]);
    expect(shown('UQA', [button('Hand over…', 'hand-over', 'R-1')])).toEqual([]);
    expect(shown('UMANAGER', [button('Done', 'met', 'R-1/tests')])).toEqual(['Done']);
    // Who owes it may, whatever their roles.
    expect(shown('UQA', [button('Done', 'met', 'R-1/tests')])).toEqual(['Done']);
    // Whoever rolls back stops waiting for a rollback.
    const rolls = world.company.roles.map((r) => (r.name === 'qa' ? { ...r, actions: ['rollback' as const] } : r));
    expect(
      onlyFor(
        'UQA',
        actions([button('Stop waiting…', 'stop-waiting', 'R-1')]),
        { ...world, company: { ...world.company, roles: rolls } },
        () => undefined,
      ),
    ).toHaveLength(1);
    const asks = button('Ask them', 'ask-them', 'R-1/freeze');
    expect(shown('UQA', [...row.slice(0, 1), asks])).toEqual(['Ask them']);
  });
  test('whoever is asked gets the button that does it, as it stands when they are asked', () => {
    const g = approved();
    const offered = (help: string) => labels(helpButtons(help, checkedIn(g), g.world));
    expect(offered('deploy')).toEqual(['Deploy eu…', 'Details']);
    expect(offered('cancel')).toEqual(['Edit…', 'Move…', 'Cancel…', 'Details']);
    expect(offered('freeze')).toEqual(['Details']);
    expect(offered('answer')).toEqual(['Go', 'No-go…', 'Review']);
    g.done({ type: 'CancelRelease', release: 'R-1', why: 'x' });
    expect(offered('deploy')).toEqual(['Details']);
  });
});

test.each([
  ['2026-03-03T14:00:00.000Z', '{time}'],
  ['2026-03-04T14:00:00.000Z', '{date_short_pretty} {time}'],
])('a deploy that may begin until %s is asked for with the day, where that is another', (end, format) => {
  const { world } = approved();
  const openReleases = world.openReleases.map((r) => ({ ...r, window: { ...r.window, end } }));
  const { text } = myTurnCard('UMANAGER', { ...world, openReleases });
  expect(text).toContain(`You deploy now, until <!date^${Date.parse(end) / 1000}^${format}|`);
});
