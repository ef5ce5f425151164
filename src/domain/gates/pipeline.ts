import type { Company } from '../company/company.ts';
import { namedNoMore, targetOf } from '../company/services.ts';
import { listed, say } from '../phrase.ts';
import { type Release, rolloutOf } from '../release/release.ts';
import { unfitIn, unfitSteps } from '../strategy/fitting.ts';
import { gate, type Sight } from './gate.ts';
import { itsOwner, type Opener, whoMay } from './who-opens.ts';

const byHand = whoMay('record');
const opens: Opener = (release, company) =>
  (unknownOf(release, company).length > 0 ? itsOwner : byHand)(release, company);

/** Nothing to see where everything has a pipeline that can be told its steps. Without one, Gonogo plans, asks and tells; somebody else deploys. */
export const pipeline = gate({
  id: 'pipeline',
  title: 'Pipeline',
  plain: 'it can’t go live the way it is planned any more',
  opens,
  firm: true,
  see(release, { company }) {
    const { items, environment } = release;
    const unknown = unknownOf(release, company);
    if (unknown.length > 0)
      return {
        open: false,
        saw: say`the manifests name ${unknown.join(' and ')} no more: change what it holds or where it goes, or cancel it`,
      };
    const without = items.filter((i) => targetOf(company, i.service, environment) === undefined);
    if (without.length === 0) return untold(release, company);
    const services = listed(without.map((i) => say`${i.service}`));
    return {
      open: false,
      byHand: true,
      saw: say`no pipeline deploys ${services} to ${environment}: it is done by hand and recorded, or name one in manifests/environments.yml`,
    };
  },
});

/** What it is of, or where it goes, was taken out of the manifests since it was planned. What has begun is seen through. */
const unknownOf = (release: Release, company: Company): string[] =>
  rolloutOf(release) ? [] : namedNoMore(release, company);

/** Its strategy was chosen, or its steps made, before the manifests said of a pipeline what they say now. */
function untold(release: Release, company: Company): Sight | undefined {
  const { items, environment, strategy } = release;
  const left = rolloutOf(release)?.stages.filter((s) => s.state === 'waiting');
  if (strategy === undefined && !left) return undefined;
  const unfit = left
    ? unfitSteps(left, company)
    : unfitIn({ items, environments: [environment], ...(strategy && { strategy }) }, company);
  const [first] = unfit;
  if (!first) return undefined;
  return {
    open: false,
    saw: say`the steps of ${first.services.join(', ')} can't be told to the pipeline ${first.target}: ${first.why}; or choose another strategy`,
  };
}
