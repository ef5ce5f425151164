import { actions, button, lined, type Message, message } from '../blocks/blocks.ts';
import { join, linkTo, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { IncidentsOf } from '../domain/incident/document.ts';
import { type Incident, linkOf, type Opening, stateOf } from '../domain/incident/incident.ts';
import { newestOpening, openingBy, verdictOf } from '../domain/incident/openings.ts';
import { toldOnce } from '../domain/incident/probable-causes.ts';
import {
  causeWords,
  choiceWords,
  incidentWords,
  openingWords,
  outsideCause,
  verdictWords,
} from '../domain/incident/words.ts';
import type { Release } from '../domain/release/release.ts';
import { newestFirst } from '../time/in-order.ts';
import { OF_CAUSE, OF_OPENING } from './carried.ts';
import { fewLinesOf } from './few-lines.ts';

/** Incidents that a card names; the others are counted. */
const MOST = 3;
const lastOpenedFirst = (all: readonly Incident[]) => newestFirst(all, (i) => newestOpening(i)?.since ?? '');

/** On the card of a release: what it caused, or may have, each with the sentence why. */
export function incidentLines({ id }: Pick<Release, 'id'>, { incidents }: IncidentsOf): Mrkdwn[] {
  const all = lastOpenedFirst(incidents);
  return fewLinesOf(
    all,
    MOST,
    (incident) => {
      const opening = openingBy(incident, id);
      const mine = opening?.causes.find((c) => c.deploy === id);
      const verdict = verdictOf(incident, opening);
      const why = verdict
        ? md`: ${verdictWords(verdict)}`
        : opening && mine
          ? md`. Perhaps because of it: ${causeWords(mine, opening, incident.service)}`
          : NOTHING;
      return md`${stateOf(incident) === 'resolved' ? NOTHING : md`:rotating_light: `}Incident ${incidentWords(incident, opening)}${linked(incident)}${why}`;
    },
    (left) => md`and ${left} more: \`/release incidents\``,
  );
}

/** What people can say of those of which nobody has said the cause. */
export const incidentButtons = ({ incidents }: IncidentsOf) =>
  lastOpenedFirst(incidents.filter((i) => !verdictOf(i, newestOpening(i))))
    .slice(0, 1)
    .map((i) => button(`What caused ${i.id}…`, 'incident', i.id));

const linked = (incident: Incident): Mrkdwn => {
  const url = linkOf(incident);
  return url === undefined ? NOTHING : md` (${linkTo(url, 'look at it')})`;
};

/** One incident: all that may have caused it, with what can be said. */
export function incidentCard(incident: Incident): Message {
  const { id, environment, openings } = incident;
  const opening = newestOpening(incident);
  const verdict = verdictOf(incident, opening);
  const causes = toldOnce(opening?.causes ?? [], verdict?.deploy);
  const where = environment === undefined ? md`where, nobody told` : md`in ${environment}`;
  const lines = [
    md`*Incident* ${incidentWords(incident)}${linked(incident)}, ${where}`,
    md`Told by ${[...new Set(incident.seen.map((s) => s.source))].join(', ')}`,
    verdict ? md`It was ${verdictWords(verdict, outsideCause(opening, verdict))}` : NOTHING,
    ...(opening && causes.length > 0
      ? [md`*May have caused it*`, ...causes.map((c) => md`• ${causeWords(c, opening, incident.service)}`)]
      : [
          md`No deploy of it, or of what it needs, began in the time before it. If one did: \`/release incident ${id} R-12\``,
        ]),
    ...earlierLines(incident, openings.slice(0, -1)),
  ];
  const of = OF_OPENING.write({ incident: id, ...(opening && { since: opening.since }) });
  const choices = causes
    .filter((c) => verdict?.deploy !== c.deploy)
    .slice(0, CHOICES)
    .map((c) => button(`${choiceWords(c)} caused it`, 'cause', OF_CAUSE.write({ opening: of, deploy: c.deploy })));
  const none =
    verdict && verdict.deploy === undefined
      ? []
      : [button('None of these', 'cause', OF_CAUSE.write({ opening: of, deploy: 'none' }))];
  return message(join(lines, '\n'), [
    lined(lines),
    ...actions([...choices, ...(causes.length > 0 ? none : []), button('All incidents', 'incidents', id)]),
  ]);
}
const CHOICES = 4;

/** The times that it was open before, the last ones of them. */
function earlierLines(incident: Incident, openings: readonly Opening[]): Mrkdwn[] {
  if (openings.length === 0) return [];
  const left = openings.length - MOST_OPENINGS;
  return [
    md`*It was open before*`,
    ...openings.slice(-MOST_OPENINGS).map((o) => md`• ${openingWords(incident, o)}`),
    ...(left > 0 ? [md`and ${left} times before that`] : []),
  ];
}
const MOST_OPENINGS = 5;

/** Those that are open, then those of this month and the one before. */
export function incidentsCard(all: Incident[]): Message {
  const inOrder = lastOpenedFirst(all).sort((a, b) => isOver(a) - isOver(b));
  if (inOrder.length === 0) return message(md`No incident is open, and none was told of this month or the one before.`);
  const lines = [
    md`*Incidents*, those that are open first`,
    ...fewLinesOf(inOrder, LISTED, (i) => md`• ${incidentWords(i)}${causeOf(i)}`),
  ];
  const undecided = inOrder.slice(0, LISTED).filter(isUndecided).slice(0, CHOICES);
  return message(join(lines, '\n'), [
    lined(lines),
    ...actions(undecided.map((i) => button(`What caused ${i.id}…`, 'incident', i.id))),
  ]);
}

function isUndecided(incident: Incident): boolean {
  const opening = newestOpening(incident);
  return opening !== undefined && opening.causes.length > 0 && !verdictOf(incident, opening);
}

function causeOf(incident: Incident): Mrkdwn {
  const opening = newestOpening(incident);
  const verdict = verdictOf(incident, opening);
  if (verdict) return md`: ${verdictWords(verdict, outsideCause(opening, verdict))}`;
  const likely = opening?.causes[0];
  return opening && likely ? md`; perhaps ${causeWords(likely, opening, incident.service)}` : NOTHING;
}
const LISTED = 15;
const isOver = (i: Incident) => (stateOf(i) === 'resolved' ? 1 : 0);
