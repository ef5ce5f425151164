import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import type { Offer } from '../deciding/offer.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { dueAt, headlineOf, offersOf } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { type Phrase, say, user, users } from '../phrase.ts';
import { runsNow } from '../release/clearing/runs-now.ts';
import { nameOf, type Release } from '../release/release.ts';
import { keyAtPager, type Page, type PagingStep, type Taker } from './page.ts';
import { plainOf } from './plain.ts';
import { onDutyNow } from './whom.ts';

type About = Environments & { release: Release | undefined };

const MINUTES = 5;

const STEP_WORDS: Record<PagingStep, string> = {
  owner: 'its owner',
  'on-duty': 'on duty',
  managers: 'release manager',
};

const stepWords = (step: PagingStep, world: World) =>
  step === 'on-duty' && onDutyNow(world).length === 0 ? 'may roll back' : STEP_WORDS[step];

export const haveIt = ({ id, release }: Pick<Page, 'id' | 'release'>): Offer[] => [
  { verb: 'have-it', label: 'I have it', about: id },
  { verb: 'show', label: 'Details', about: release },
];

export const takerWords = ({ by, name, how }: Taker): Phrase => {
  const who = by ? say`${user(by)}` : name ? say`${name}` : say`Somebody`;
  return how === 'slack' ? who : say`${who} (at ${how})`;
};

/** Those who were asked last: through their pagers, in Slack anyway, and after some minutes the next. */
export function calls(page: Page, world: World & About): Due[] {
  const asked = page.asked.at(-1);
  if (!asked) return [];
  const due = dueAt(world);
  const { id, summary } = page;
  const { step, to } = asked;
  const before = new Set(page.asked.slice(0, -1).flatMap((a) => a.through));
  // The same key at the same pager wakes nobody again: it goes on there by its own rules.
  const through = asked.through.filter((name) => !before.has(name));
  const cause = `page/${id}/${step}`;
  const whom = to.length > 0 ? say`${users(to)} (${stepWords(step, world)})` : say`nobody, for want of anybody to ask`;
  const how = through.length > 0 ? say` through ${through.join(', ')}` : say`, in Slack alone`;
  const minutes = world.company.pagesEscalateAfterMinutes ?? MINUTES;
  const later = instantAfter(world.now, minutes * MINUTE_MS);
  return [
    ...through.map((pager) => pageDue(page, { pager, does: 'page', to }, world, detailsOf(page, world))),
    ...to.map((who) => due.tell(who, cause, say`You are needed now: ${summary}`, page.release, haveIt(page))),
    // Whom no pager reaches may be reached by whoever reads the channel.
    due.note(page.release, cause, say`Paged ${whom}${how}: ${summary}`, through.length === 0),
    due.edit(headlineOf(page.release)),
    due.timer(cause, later, { type: 'EscalatePage', page: id, step }),
  ];
}

/** The pagers that were used hear that somebody has it, or that it is over; not the one that said so. Nobody is offered it any more. */
export const closing = (page: Page, does: 'acknowledge' | 'resolve', world: World, but?: string): Due[] => [
  ...[...new Set(page.asked.flatMap((a) => a.through))]
    .filter((pager) => pager !== but)
    .map((pager) => pageDue(page, { pager, does, to: [] }, world)),
  dueAt(world).edit(offersOf(page.id)),
  dueAt(world).edit(headlineOf(page.release)),
];

type Call = { pager: string; does: 'page' | 'acknowledge' | 'resolve'; to: string[] };

/** `page`: what of a page a pager is told. */
export function pageDue(
  page: Pick<Page, 'id' | 'summary' | 'severity' | 'link'>,
  call: Call,
  { now, workspace }: World,
  details: Record<string, string> = {},
): Due {
  const { id, summary, severity, link } = page;
  const told = { key: keyAtPager(workspace, id), summary, source: 'Gonogo', severity, details };
  return {
    key: `page/${id}/${call.pager}/${call.does}`,
    mode: 'once',
    // In order at one pager: what is resolved was triggered before.
    lane: `page/${id}/${call.pager}`,
    dueAt: now,
    intent: { kind: 'page', id, ...call, page: { ...told, ...(link && { link }) } },
  };
}

/** What whoever is woken has to know first: what runs where. */
function detailsOf(page: Page, world: World & About): Record<string, string> {
  const { release } = world;
  if (!release) return { release: page.release };
  const here = { ...release, environment: page.environment };
  return { release: release.id, what: nameOf(here), runs: plainOf(runsNow(here, world)) };
}
