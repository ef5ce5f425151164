import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../../src/audiences/index.ts';
import { viewOf } from '../../../../src/audiences/view-of.ts';
import { detailsCard } from '../../../../src/cards/details.ts';
import type { Commit } from '../../../../src/domain/build/build.ts';
import { say } from '../../../../src/domain/phrase.ts';
import { documentsMissing } from '../../../../src/domain/release/papers/documents.ts';
import { draftNotes, NOTES_MOST } from '../../../../src/domain/release/papers/notes.ts';
import type { Ticket } from '../../../../src/domain/release/papers/tickets.ts';
import { riskOf } from '../../../../src/domain/risk/risk.ts';
import { COMPANY, emptyWorld, Given, PLAN, running } from '../../given.ts';

const commits = (...titles: string[]): Commit[] => titles.map((title, n) => ({ sha: `abcdef${n}`, title, by: 'UDEV' }));

/** R-1 takes api from 4.1 to 4.2, where policies ask for release notes. */
function planned(all: Commit[], more = 0): Given {
  const policies = COMPANY.policies.map((p) => ({ ...p, documents: ['Release notes', 'rollback plan'] }));
  const compared = { from: '4.1', to: '4.2', base: 'a', head: 'b', commits: all, lost: [], more, merged: [] };
  return new Given({ ...emptyWorld(), company: { ...COMPANY, policies } })
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }))
    .done({ type: 'RecordChanges', service: 'api', paths: [], compared })
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] });
}
const releaseOf = (g: Given) => {
  const release = g.world.releases['R-1'];
  if (!release) throw new Error('not planned');
  return release;
};
const draft = (g: Given) => draftNotes(releaseOf(g), g.world);
const ticket = (key: string, state: Ticket['state']) => ({
  tracker: 'jira',
  key,
  title: `about ${key}`,
  state,
  status: state,
});
const write = { type: 'WriteNotes', release: 'R-1', notes: '  Faster refunds\nAnd more  ' } as const;

describe('a draft', () => {
  test('is by kind, breaking changes first, what is said twice once, tickets by key', () => {
    const g = planned(commits('chore: bump', 'fix: sort', 'feat(rank)!: drop v1', 'fix: sort', 'feat: rank')).done({
      type: 'RecordTickets',
      release: 'R-1',
      all: [
        ticket('SHOP-10', 'done'),
        ticket('SHOP-9', 'progress'),
        ticket('SHOP-2', 'dropped'),
        ticket('X-1', 'unknown'),
      ],
      failed: [],
    });
    expect(draft(g)).toBe(
      [
        'api 4.2\nBreaking:\n- rank: drop v1\nNew:\n- rank\nFixed:\n- sort\nOther:\n- bump',
        'Tickets:\n- SHOP-9 about SHOP-9\n- SHOP-10 about SHOP-10',
      ].join('\n\n'),
    );
  });

  test('leaves out what was taken back among them', () => {
    const taken = commits('feat!: drop v1', 'fix: sort', 'Revert "feat!: drop v1"');
    expect(draft(planned(taken))).toBe('api 4.2\nFixed:\n- sort');
    expect(draft(planned(taken.filter((c) => c.title !== 'fix: sort')))).toBe('');
    const reasons = (all: Commit[]) => riskOf(releaseOf(planned(all)), planned(all).world).reasons;
    const breaking = { points: 10, why: say`${'1 breaking change'}` };
    expect(reasons(taken)).not.toContainEqual(breaking);
    expect(reasons(taken.slice(0, 2))).toContainEqual(breaking);
  });

  test('of titles that say no kind is the newest first; those that nobody read are counted', () => {
    expect(draft(planned(commits('one', 'two'), 3))).toBe('api 4.2\n- two\n- one\n- and 3 more commits');
  });

  test('is empty where nobody told what is new', () => expect(draft(planned([]))).toBe(''));

  test.each([
    ['many', 500, 'x'.repeat(90)],
    ['long ones', 3, 'x'.repeat(3000)],
    ['emoji', 200, '👩‍👩‍👧'.repeat(20)],
  ])('of %s leaves room to write on, and says how many are left out', (_, count, words) => {
    const text = draft(planned(commits(...Array.from({ length: count }, (_, n) => `fix: ${n} ${words}`))));
    expect(text.length).toBeLessThan(NOTES_MOST - 400);
    expect(text).toMatch(/… and \d+ more$/);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe('release notes', () => {
  test('are what a person saved; they stand in Details, and are the document that a policy asks for', () => {
    const g = planned(commits('feat: x'));
    expect(documentsMissing(releaseOf(g), g.world)).toEqual(['Release notes', 'rollback plan']);
    const written = g.done(write);
    expect(releaseOf(written).notes).toBe('Faster refunds\nAnd more');
    expect(documentsMissing(releaseOf(written), written.world)).toEqual(['rollback plan']);
    const shown = JSON.stringify(detailsCard(releaseOf(written), undefined, written.world).blocks);
    expect(shown).toContain('*Release notes*\\nFaster refunds\\nAnd more');
    expect(shown).toContain('Documents: release notes (in Details)');
    const away = written.done({ ...write, notes: ' ' });
    expect(releaseOf(away)).not.toHaveProperty('notes');
  });

  test('mean nothing to Slack, and no block is too long for it', () => {
    const notes = '<!channel> '.repeat(272);
    const g = planned([]).done({ ...write, notes });
    const { blocks } = detailsCard(releaseOf(g), undefined, g.world);
    expect(JSON.stringify(blocks)).not.toContain('<!channel>');
    for (const b of blocks) if (b.type === 'section') expect(b.text?.text.length).toBeLessThanOrEqual(3000);
  });

  test('stay with it whatever becomes of it, and ask nobody again', () => {
    const g = planned(commits('feat: x')).done({ type: 'OpenVote', release: 'R-1' }).done(write);
    expect(releaseOf(g).status).toBe('voting');
    expect(g.world.votes['R-1/v1']?.status).toBe('open');
    const cancelled = g.done({ type: 'CancelRelease', release: 'R-1', why: 'x' });
    expect(releaseOf(cancelled)).toMatchObject({ status: 'cancelled', notes: 'Faster refunds\nAnd more' });
  });

  test('are refused where they are too long, by whom may not, and of nothing', () => {
    const g = planned([]);
    expect(releaseOf(g.done({ ...write, notes: 'x'.repeat(NOTES_MOST) })).notes).toHaveLength(NOTES_MOST);
    g.when({ ...write, notes: 'x'.repeat(NOTES_MOST + 1) }).thenRefused('too-long');
    g.by('USTRANGER').when(write).thenRefused('forbidden');
    g.when({ ...write, release: 'R-9' }).thenRefused('unknown-release');
  });

  test('are for engineers alone: nobody else’s language is cleared for them', () => {
    const g = planned(commits('feat: secret plan')).done({ ...write, notes: 'secret plan' });
    const view = viewOf({ event: 'done', release: releaseOf(g), at: '2026-03-03T12:00:00.000Z' });
    expect(LANGUAGES.technical.render('done', view).text).toContain('secret plan');
    for (const language of ['business', 'user-facing'] as const) {
      expect(LANGUAGES[language].sees(view)).not.toHaveProperty('notes');
      expect(JSON.stringify(LANGUAGES[language].render('done', view))).not.toContain('secret plan');
    }
  });
});
