import type { BuildsOf } from '../build/document.ts';
import { policyFor, type VotePolicy, type VoteRule } from '../company/policies.ts';
import { roleTitle } from '../company/roles.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { fewUsers } from '../few.ts';
import { own } from '../own.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import type { Release } from '../release/release.ts';
import { ableOf, committersOf, ownersOf, settled } from './terms.ts';

/** Who has to answer for a release, by which policy; or why no vote on it could pass. */
export function termsFor(
  release: Release,
  world: World & BuildsOf & Environments,
): { policy: VotePolicy; rules: VoteRule[]; committers: string[] } | Refusal {
  const policy = policyFor(world.company, release.environment, release.change);
  if (!policy)
    return refuse('no-policy', say`No vote policy covers ${release.environment}.`, {
      remedy: say`Add one in manifests/vote-policies.yml.`,
    });
  const committers = committersOf(release, policy, world);
  const able = (role: string) => ableOf(role, release, policy, committers, world);
  const rules = settled(policy, able);
  return (
    votersFault(rules, able, { committers, owners: policy.authorCounts ? [] : ownersOf(release) }, world) ?? {
      policy,
      rules,
      committers,
    }
  );
}

/** A vote that could never pass. Of a schedule others may be on duty before it closes. */
function votersFault(
  rules: VoteRule[],
  able: (role: string) => number,
  { committers, owners }: { committers: string[]; owners: string[] },
  { company, people }: World,
): Refusal | undefined {
  const scheduled = (role: string) => company.roles.some((r) => r.name === role && r.shifts);
  const nobody = rules.filter((r) => able(r.role) < r.need && !scheduled(r.role));
  if (nobody.length === 0) return undefined;
  const roles = listed(nobody.map((r) => say`${roleTitle(company, r.role)}`));
  const holds = (person: string) => nobody.some((r) => own(people.roles, r.role)?.includes(person));
  const unless = [
    except('committersCount', committers, say`wrote what is new in it`),
    except('authorCounts', owners.filter(holds), say`planned or owned it`),
  ];
  return refuse('too-few-voters', say`Too few people can answer for ${roles}: the vote could never pass.`, {
    remedy: say`Add members in manifests/roles.yml or to the user group${unless.flat()}.`,
  });
}

/** What a policy would have to say for somebody to count who does not. */
const except = (setting: string, who: string[], why: Phrase): Phrase =>
  who.length === 0 ? [] : say`, or set ${setting}: true in manifests/vote-policies.yml: ${fewUsers(who, 5)} ${why}`;
