import { describe, expect, test } from 'vitest';
import { md } from '../../../src/blocks/mrkdwn.ts';
import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import { standings } from '../../../src/domain/vote/standing.ts';
import { following } from '../following.ts';
import { approved, type Given, go, PLAN } from '../given.ts';
import { policy, R, voteOf, voting } from './edited.ts';

const compare = { type: 'CompareContent', ...R } as const;
const deploy = { type: 'StartDeploy', ...R } as const;
const OVERRIDE = { type: 'OverrideChecks', ...R, why: 'the board' } as const;
const rules = policy?.rules ?? [];
/** The manifests at the next start. */
const nextStart = (g: Given, more: Partial<VotePolicy>) =>
  g.company({ policies: policy ? [{ ...policy, ...more }] : [] }).by('gonogo');
const needs = (qa: VotePolicy['rules'][number]['need'], ...more: VotePolicy['rules']) => ({
  rules: [...rules.map((r) => (r.role === 'qa' ? { ...r, need: qa } : r)), ...more],
});
const said = (g: Given) =>
  g.follows().flatMap(({ intent }) => (intent.kind === 'note' ? [md`${intent.note}`.text] : []));
const standing = (g: Given) => standings(voteOf(g)).map((s) => `${s.rule.role} ${s.gos}/${s.rule.need}`);

describe('a policy that asks for more than when the vote was opened', () => {
  test.each<[string, Partial<VotePolicy>, string, string[]]>([
    ['one more of a role', needs(2), 'QA is asked again, what SRE said stands', ['qa 1/2', 'sre 2/2']],
    [
      'another role',
      needs(1, { role: 'manager', need: 1, veto: false }),
      'manager is asked again, what QA and SRE said stands',
      ['qa 1/1', 'sre 2/2', 'manager 0/1'],
    ],
    [
      'more in one way, less in another',
      { rules: [{ role: 'qa', need: 2, veto: true }] },
      'QA is asked again',
      ['qa 1/2'],
    ],
  ])('%s: an approval is asked for again, and says why', (_, more, words, stands) => {
    const g = nextStart(approved(), more).done(compare);
    expect(g.world.releases['R-1']?.status).toBe('voting');
    expect(said(g).at(-1)).toContain(`Its policy asks for more answers now: ${words}`);
    expect(standing(g)).toEqual(stands);
    g.by('UMANAGER').at(PLAN.window.start).when(deploy).thenRefused('blocked');
    nextStart(g, more).when(compare).thenTypes();
  });
  test('what was asked more of says go: it is approved again', () => {
    const g = nextStart(approved(), needs(2)).done(compare);
    g.people({ roles: { ...g.world.people.roles, qa: ['UQA', 'UOTHER'] } });
    g.by('UOTHER').done(go);
    expect(g.world.releases['R-1']?.status).toBe('approved');
  });
  test('a vote that is open asks for it from then on', () => {
    const g = nextStart(voting().by('UQA').done(go), needs(2)).done(compare);
    expect(standing(g)).toEqual(['qa 1/2', 'sre 0/2']);
    expect(following(g)).toContain('edit R-1/v1');
  });
  test.each<[string, Partial<VotePolicy>]>([
    ['the same', {}],
    ['less', { rules: rules.map((r) => ({ ...r, need: 1 })) }],
    ['a role less', { rules: rules.slice(1) }],
    ['a share, of which nobody can tell', needs('100%')],
  ])('%s asks nobody', (_, more) => {
    nextStart(approved(), more).when(compare).thenTypes();
  });
  test('what was cleared without their answers, or has begun, stands', () => {
    const may = (g: Given) =>
      g.company({ roles: g.world.company.roles.map((r) => ({ ...r, actions: [...r.actions, 'override' as const] })) });
    const overridden = may(voting()).done(OVERRIDE);
    nextStart(overridden, needs(2)).when(compare).thenTypes();
    const begun = approved().done(deploy);
    nextStart(begun, needs(2)).when(compare).thenTypes();
  });
});
