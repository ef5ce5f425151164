import { placeCalled } from '../../company/place-called.ts';
import { serviceNamed } from '../../company/services.ts';
import { versionIn } from '../../company/tagged.ts';
import { subjectOf } from '../hearing.ts';
import type { EvidenceTold } from '../told.ts';
import { type LeftToSay, type Matchable, NO_VERSION, type Placed, type Telling } from './kind.ts';

/** What is told of a version: a check, a scan, an artifact. */
export const OF_VERSION = {
  placed(company: Matchable, service: string, { source, told, said }: Telling<EvidenceTold>): Placed {
    const version = said?.version ?? versionIn(told.from, serviceNamed(company, service));
    const place = told.from.environment === undefined ? undefined : placeCalled(company, told.from.environment);
    const where = place && { environment: place.environment.name };
    const whole = { ...told, from: { ...told.from, ...(version !== undefined && { version }), ...where } };
    if (subjectOf(service, whole) === undefined) return NO_VERSION;
    return { commands: [{ type: 'HearEvidence', source, service, told: whole }] };
  },
  lacking: (_: Matchable, told: EvidenceTold): LeftToSay => ({
    environment: false,
    version: subjectOf('-', told) === undefined,
  }),
};
