import { buildOf } from '../build/build.ts';
import { policyFor } from '../company/policies.ts';
import { roleTitle } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one, some } from '../deciding/reads.ts';
import { own } from '../own.ts';
import { listed, say, users } from '../phrase.ts';
import { releases } from '../release/document.ts';
import { isOver, nameOf } from '../release/release.ts';
import { openIt } from '../release/state-refusals.ts';
import { unknownRelease } from '../release/unknown.ts';
import { evidence } from './document.ts';
import { isOfBuild, ofVersion } from './evidence.ts';
import { itemConfirmed } from './facts/item-confirmed.ts';
import { builtOf } from './known-of.ts';

/** Somebody of its role confirms an item of the checklist for all that a release brings. `note`: what they looked at; may be empty. */
export type ConfirmItem = { type: 'ConfirmItem'; release: string; item: string; note: string };

export const confirmItem = command<ConfirmItem>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => ({
    ...builtOf(release),
    evidence: some(
      evidence,
      (release?.items ?? []).map((i) => ofVersion(i.service, i.version)),
    ),
  }),
  decide({ release, evidence, builds, company, people, actor, now }, { release: id, item: typed, note }): Decision {
    if (!release) return unknownRelease(id);
    const policy = policyFor(company, release.environment, release.change);
    const asked = (policy?.compliance?.confirm ?? []).filter(
      (c) => c.item.toLowerCase() === typed.trim().toLowerCase(),
    );
    const [{ item } = { item: '' }] = asked;
    if (asked.length === 0 || isOver(release))
      return refuse('not-asked', say`Nobody has to confirm ${typed} for ${nameOf(release)}.`, {
        offers: openIt(release),
      });
    const mine = asked.filter((c) => (own(people.roles, c.role) ?? []).includes(actor.id));
    if (mine.length === 0 || people.deactivated.includes(actor.id)) {
      const who = [...new Set(asked.flatMap((c) => own(people.roles, c.role) ?? []))].slice(0, 5);
      const roles = listed([...new Set(asked.map((c) => c.role))].map((r) => say`${roleTitle(company, r)}`));
      return refuse('forbidden', say`You can't confirm ${item}: that takes ${roles}.`, {
        remedy: who.length > 0 ? say`Ask ${users(who)}.` : say`Add members in manifests/roles.yml.`,
      });
    }
    if (actor.id === release.owner && !policy?.authorCounts)
      return refuse('own-work', say`You own ${nameOf(release)}: somebody else confirms ${item}.`);
    const facts = release.items.flatMap(({ service, version }) => {
      const subject = ofVersion(service, version);
      const commit = buildOf(builds[service], version)?.commit;
      const before = evidence[subject]?.confirmed.find((c) => c.item === item && c.by === actor.id);
      if (before && isOfBuild(before, commit)) return [];
      const confirmed = { item, by: actor.id, at: now, ...(commit !== undefined && { commit }) };
      return [itemConfirmed.of(subject, { confirmed, text: { note } })];
    });
    return facts.length > 0 ? { facts } : moot('you have confirmed it already');
  },
});
