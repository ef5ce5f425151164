import { DAY_MS } from '../../time/instants.ts';
import { builds } from '../build/document.ts';
import type { Right } from '../company/roles.ts';
import { serviceNamed } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one, some } from '../deciding/reads.ts';
import { namesOfAll } from '../few.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { reasonFault } from '../reason.ts';
import { openWithAny } from '../release/document.ts';
import type { Release } from '../release/release.ts';
import { evidence } from './document.ts';
import { ofService } from './evidence.ts';
import { findingExcepted } from './facts/finding-excepted.ts';
import { findingCalled, unknownFinding } from './finding-called.ts';
import { ownSubjects } from './known-of.ts';

/** Somebody lets a finding be in a service for a while. `finding`: its rule, or its key; `until`: UTC ISO. */
export type ExceptFinding = { type: 'ExceptFinding'; service: string; finding: string; until: string; why: string };

const LONGEST_DAYS = 366;
const LONGEST_NAME = 200;
/** Of so many builds, the newest, findings may be let pass before a release is planned. */
const BUILDS = 5;

const TAKES: Right = { action: 'override' };

export const exceptFinding = command<ExceptFinding>()({
  takes: TAKES,
  reads: () => ({}),
  also({ company }, { service }) {
    const name = serviceNamed(company, service)?.name ?? '-';
    return { known: one(evidence, ofService(name)), built: one(builds, name), openReleases: openWithAny([name]) };
  },
  further({ company, built, openReleases }, { service }) {
    const name = serviceNamed(company, service)?.name ?? '-';
    const versions = [...releasedOf(openReleases, name), ...(built?.builds ?? []).slice(-BUILDS).map((b) => b.version)];
    const subjects = versions.flatMap((version) =>
      ownSubjects({ service: name, version }, { builds: { [name]: built } }),
    );
    return { found: some(evidence, [...new Set(subjects)]) };
  },
  decide(world, { service: named, finding: typed, until, why }): Decision {
    const { company, known, found, actor, now } = world;
    const no = forbidden(world, TAKES, say`let a finding be there`);
    if (no) return no;
    const service = serviceNamed(company, named)?.name;
    if (service === undefined)
      return refuse('unknown-service', say`I don't know a service ${named}.`, {
        remedy: say`Services: ${namesOfAll(company.services)}.`,
        field: 'service',
      });
    const written = typed.trim().slice(0, LONGEST_NAME);
    if (written === '')
      return refuse('nothing', say`Which finding? Name its rule, such as CVE-2026-1234.`, { field: 'finding' });
    const scans = [known, ...Object.values(found)].flatMap((e) => e?.scans ?? []);
    const finding = findingCalled(scans, written);
    if (finding === undefined) return unknownFinding(scans, service, written);
    const unsaid = reasonFault(why, say`Why may it be there? Voters and readers see it.`);
    if (unsaid) return unsaid;
    if (until <= now) return refuse('past', say`An exception ends in the future.`, { field: 'until' });
    if (Date.parse(until) > Date.parse(now) + LONGEST_DAYS * DAY_MS)
      return refuse('too-long', say`An exception lasts ${LONGEST_DAYS} days at most.`, {
        remedy: say`It can be given again.`,
        field: 'until',
      });
    const before = known?.exceptions.find((e) => e.finding === finding);
    if (before?.until === until && before.why === why) return moot('it may be there already');
    const exception = { finding, until, by: actor.id, at: now };
    return { facts: [findingExcepted.of(ofService(service), { exception, text: { why } })] };
  },
});

const releasedOf = (open: readonly Release[], service: string) =>
  open.flatMap((r) => r.items).flatMap((i) => (i.service === service ? [i.version] : []));
