import { MINUTE_MS } from '../../time/instants.ts';
import type { Phrase } from '../phrase.ts';
import { at, say, user } from '../phrase.ts';
import { type Cause, type CauseVerdict, type Incident, type Opening, stateOf, titleOf } from './incident.ts';
import { newestOpening, verdictOf } from './openings.ts';

/** `I-3 “checkout fails”, open since 14:05`, as it is now; of one `opening`, what became of that. */
export function incidentWords(incident: Incident, opening: Opening | undefined = newestOpening(incident)): Phrase {
  const { id, service, openings } = incident;
  const newest = newestOpening(incident);
  return say`${id} “${titleOf(incident)}” of ${service}, ${howItIs(incident, opening)}${
    opening === newest || !newest ? say`` : say`; since then ${howItIs(incident, newest)}`
  }${openings.length > 1 && opening === newest ? say`, for the ${nth(openings.length)} time` : say``}`;
}

function howItIs(incident: Incident, opening: Opening | undefined): Phrase {
  const again = opening !== undefined && opening !== incident.openings[0];
  if (!opening) return say`of which nobody told when`;
  if (opening.over !== undefined)
    return say`over since ${at(opening.over)}, began ${again ? 'again ' : ''}${at(opening.since)}`;
  return say`${stateOf(incident)}${again ? ' again' : ''} since ${at(opening.since)}`;
}

const nth = (n: number) => `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;

/** An opening that another followed: `from 12:05 to 12:09: caused by R-12, says Ann` */
export function openingWords(incident: Incident, opening: Opening): Phrase {
  const verdict = verdictOf(incident, opening);
  const [likely] = opening.causes;
  const end = opening.over === undefined ? say`` : say` to ${at(opening.over)}`;
  const why = verdict
    ? verdictWords(verdict, outsideCause(opening, verdict))
    : likely
      ? say`perhaps ${causeWords(likely, opening, incident.service)}`
      : say`no deploy began in the time before it`;
  return say`from ${at(opening.since)}${end}: ${why}`;
}

/** Why a deploy may have caused an opening of an incident of a service: "R-12: its rollout of checkout-api 4.2 to production began 5 min before" */
export function causeWords(cause: Cause, { since }: Pick<Opening, 'since'>, of: string): Phrase {
  const { began, running, needs, named } = cause;
  const minutes = Math.round((Date.parse(since) - Date.parse(began)) / MINUTE_MS);
  const before = minutes > 0 ? `${minutes} min before` : 'in the same minute';
  const what = begunWords(cause);
  const why = needs ? say`, which ${of} needs` : say``;
  const which = named ? say`, which it names` : say``;
  return say`${what} ${before}${why}${which}${running ? say`, and is under way` : say``}`;
}

function begunWords({ deploy, service, version, environment, back, outside, removed }: Cause): Phrase {
  if (removed) return say`${service} was taken away from ${environment} outside Gonogo`;
  if (outside) return say`${service} ${version} was deployed to ${environment} outside Gonogo`;
  return back
    ? say`${deploy}: its rollback of ${service} ${version} in ${environment} began`
    : say`${deploy}: its rollout of ${service} ${version} to ${environment} began`;
}

export const verdictWords = ({ deploy, by, at: when }: CauseVerdict, outside?: Cause): Phrase =>
  deploy === undefined
    ? say`no deploy caused it, says ${user(by)} (${at(when)})`
    : say`caused by ${outside ? outsideWords(outside) : deploy}, says ${user(by)} (${at(when)})`;

const outsideWords = ({ service, version, removed }: Cause) =>
  removed ? `${service}, taken away outside Gonogo` : `${service} ${version}, deployed outside Gonogo`;

/** How people choose it: as short as a button is. */
export const choiceWords = ({ deploy, service, version, outside, removed }: Cause): string =>
  removed ? `Taking ${service} away` : outside ? `${service} ${version}` : deploy;

/** What a verdict names, where that was deployed outside of Gonogo. */
export const outsideCause = (
  opening: Opening | undefined,
  { deploy }: Pick<CauseVerdict, 'deploy'>,
): Cause | undefined => opening?.causes.find((c) => c.deploy === deploy && c.outside);
