import { md } from '../../blocks/mrkdwn.ts';
import { OF_CAUSE, OF_OPENING } from '../../cards/carried.ts';
import { incidentCard, incidentsCard } from '../../cards/incidents.ts';
import { one } from '../../domain/deciding/reads.ts';
import { unknownIncident } from '../../domain/incident/confirm-cause.ts';
import { incidents, recentIncidents } from '../../domain/incident/document.ts';
import { openingAt } from '../../domain/incident/openings.ts';
import { incidentWords, outsideCause, verdictWords } from '../../domain/incident/words.ts';
import { incident } from '../../reading/parts/incident.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { choice, said } from '../../reading/parts/words.ts';
import { type Answer, type Ask, answerTo, ask, type OnClick, refusalMessage, seeFor } from '../ask.ts';
import { clickedThere, onClickOf } from '../of-another-version.ts';
import { sentence } from '../sentence.ts';

const none = choice(
  'answers',
  ...['none', 'none of these', 'none of them', 'no deploy', 'nothing'].map((said) => [said, 'none'] as const),
);

/** `/release incidents`, `incident I-3`, `incident I-3 R-12`, `incident I-3 none of these`. */
export const typed = sentence(
  {
    parts: { incident, which: whichRelease, none, anyway: said('open', 'all', 'recent', 'caused', 'caused by', 'by') },
  },
  async ({ incident: id, which, none }, a) => {
    if (id === undefined) return list(a, which.services);
    if (none) return confirmed(id, undefined, a);
    return which.id === undefined ? shown(id, a) : confirmed(id, which.id, a);
  },
);

async function list(a: Ask, services: readonly string[] = []): Promise<Answer> {
  const { recent } = await seeFor(a, { recent: recentIncidents(a.setting.now()) });
  const asked = recent.filter(
    (i) => services.length === 0 || (i.service !== undefined && services.includes(i.service)),
  );
  return { say: incidentsCard(asked) };
}

async function shown(id: string, a: Ask): Promise<Answer> {
  const { incident } = await seeFor(a, { incident: one(incidents, id) });
  if (incident?.joined !== undefined) return shown(incident.joined, a);
  return { say: incident ? incidentCard(incident) : refusalMessage(unknownIncident(id)) };
}

/** `of`: of which opening, see `ConfirmCause` */
async function confirmed(id: string, deploy: string | undefined, a: Ask, of?: string): Promise<Answer> {
  const outcome = await ask(a, {
    type: 'ConfirmCause',
    incident: id,
    ...(deploy !== undefined && { deploy }),
    ...(of !== undefined && { of }),
  });
  return answerTo(outcome, ({ after }) => {
    const incident = after(incidents, id);
    const verdict = incident.verdicts.at(-1);
    if (!verdict) return md`Noted.`;
    const opening = openingAt(incident.openings, verdict.of);
    return md`Noted: ${incidentWords(incident, opening)}: ${verdictWords(verdict, outsideCause(opening, verdict))}.`;
  });
}

export const clickIncident: OnClick = (about, a) => shown(about, a);
/** Of one opening of an incident. */
export const clickCause = onClickOf(OF_CAUSE, async ({ opening, deploy }, a) => {
  const of = OF_OPENING.read(opening);
  return of ? confirmed(of.incident, deploy === 'none' ? undefined : deploy, a, of.since) : clickedThere();
});
export const clickIncidents: OnClick = (_, a) => list(a);
