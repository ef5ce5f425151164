import type { View } from '@slack/types';
import { alongWith } from '../../blocks/as-shown.ts';
import { option, selectInput } from '../../blocks/inputs.ts';
import { listedInput } from '../../blocks/long-list.ts';
import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { cut } from '../../cards/written.ts';
import { fewOf } from '../../domain/few.ts';
import { isHalfBack } from '../../domain/release/part-done.ts';
import { itemsOf, nameOf, type Release } from '../../domain/release/release.ts';
import type { How } from '../../domain/release/rollback/back-plan.ts';
import { backShown } from '../../domain/release/rollback/back-shown.ts';
import { namelessWords } from '../../domain/release/rollback/nameless.ts';
import { lastBegunFirst } from '../../domain/release/rollback/on-top.ts';
import { ableBack, onlyWith, takenBack } from '../../domain/release/rollback/taken-back.ts';
import { type Wanting, wantingWords } from '../../domain/release/rollback/unmet-needs.ts';
import { type WaitsThere, waitsWords } from '../../domain/release/rollback/waits-further.ts';
import type { Depending } from '../../domain/release/rollback/with-dependents.ts';
import { printOf } from '../../domain/shown.ts';
import { reasonModal } from '../dialogs/reason-dialog.ts';
import { GOING_BACK } from './about.ts';
import type { RollbackAround } from './impact.ts';
import { furtherWords, MOST_STEPS, stepLines, whereElse } from './steps.ts';

/** `services`: those that go back. */
export function modal(
  release: Release,
  services: readonly string[],
  why: string,
  around: RollbackAround,
  further: readonly string[] = around.earlier.map((e) => e.environment),
): View {
  const { later, stops, top, wanting, depending, nameless, ill, earlier, waits } = around;
  const names = nameless.map((s) => s.name);
  const going = onlyWith(takenBack(release), services).filter((s) => !names.includes(s.name));
  const text = join(
    [
      going.length === 0 && nameless.length > 0
        ? md`Nothing of *${nameOf(release)}* (${release.id}) can go back`
        : going.length === 0
          ? md`*${nameOf(release)}* (${release.id}) is back there`
          : md`*${nameOf(release)}* (${release.id}) goes back${inWhichOrder(release)}:\n${stepLines(going)}`,
      ...earlier.filter((e) => further.includes(e.environment)).map(furtherWords),
      waitsLine(
        release,
        waits.filter((w) => further.includes(w.environment)),
      ),
      ...earlier.flatMap(({ environment, stays }) => stays.map((s) => md`*Stays* in ${environment}: ${s}`)),
      stayWords(release, services),
      ...nameless.map((s) => md`*Stays*: step ${s.name}, since ${namelessWords(s)}`),
      ill.length > 0 ? md`*Was unhealthy there, too*: ${fewOf(ill, MOST_STEPS)}` : NOTHING,
      ...wanting.map((w) => missedWords(w, release)),
      dependingWords(depending.filter((d) => !wanting.some((w) => w.service === d.service))),
      ...[release, ...later].flatMap(undoneWords),
      ...stops.map(stopWords),
      onTop(around),
    ],
    '\n',
  );
  const confirmed = [...later, ...stops].map((r) => r.id);
  const about = alongWith(GOING_BACK.write({ release: release.id, confirmed }), printOf(backShown(release)));
  const view = reasonModal('rollback', about, 'Roll back', 'Roll back', text, why);
  const asked = [
    ...(isChosen(release) ? [which(release, services)] : []),
    ...(top.releases.length + top.strange.length > 0 ? [choice(release, around)] : []),
    ...whereElse(earlier, further),
  ];
  return { ...view, blocks: [...view.blocks.slice(0, 1), ...asked, ...view.blocks.slice(1)] };
}

const inWhichOrder = (release: Release) => {
  if (isHalfBack(release)) return ' as far as it has not yet';
  return release.status === 'rolling-back' ? ' again, first where nothing failed' : ', newest step first';
};

/** What stays as it is, whatever goes back. */
const undoneWords = ({ id, irreversible }: Release): Mrkdwn[] =>
  irreversible === undefined
    ? []
    : [
        md`*Can’t be undone* (${id}): ${cut(irreversible)}. The version before has to live with it; else, fix it forward.`,
      ];

/** What of it is left where it is. */
function stayWords(release: Release, services: readonly string[]): Mrkdwn {
  const stay = ableBack(release).filter((i) => !services.includes(i.service));
  if (stay.length === 0) return NOTHING;
  return release.status === 'completed' || release.status === 'rolled-back'
    ? md`*Stays*: ${itemsOf(stay)}`
    : md`*Stays as far as it came, and goes no further*: ${itemsOf(stay)}`;
}

const missedWords = (w: Wanting, { id }: Release): Mrkdwn =>
  w.own
    ? md`*${wantingWords(w)}*: it has to go back too`
    : md`*${wantingWords(w)}*, and did not come with ${id}: it stays, and may break`;

/** Nothing says that it breaks: whoever decides knows what it asks of what goes back. */
const dependingWords = (depending: readonly Depending[]): Mrkdwn =>
  depending.length === 0
    ? NOTHING
    : md`*Depends on what goes back, and stays*: ${fewOf(
        depending.map((d) => `${d.service} (on ${d.on.join(', ')})`),
        MOST_STEPS,
      )}`;

const stopWords = (r: Release): Mrkdwn =>
  md`*${nameOf(r)}* (${r.id}) is ${r.status === 'rolling-back' ? 'being rolled back' : 'deploying'} there now: it is stopped first, and what its step leaves is in doubt until this is done.`;

const waitsLine = (release: Release, waits: readonly WaitsThere[]): Mrkdwn =>
  waits.length === 0 ? NOTHING : md`${waitsWords(release, waits)}: only where that is over by then`;

/** What came later, and would be taken away from under it. */
function onTop({ later, top }: RollbackAround): Mrkdwn {
  const lines = [
    ...lastBegunFirst(later).map((r) => md`• ${itemsOf(ableBack(r))} (${r.id})`),
    ...top.strange.map((s) => md`• ${s.service} ${s.version} in ${s.region}, put there by hand or before Gonogo`),
  ];
  return lines.length === 0 ? NOTHING : join([md`*Newer on top of it*, and under it this would go:`, ...lines], '\n');
}

/** Whether it is asked which of its services go back. */
const isChosen = (release: Release) => ableBack(release).length > 1 && release.status !== 'rolling-back';

const which = (release: Release, services: readonly string[]) =>
  listedInput('services', 'Which services go back', ableOptions(release), services, { dispatch: 'rollback-some' });

export const ableOptions = (release: Release) =>
  ableBack(release).map((i) => option(`${i.service} ${i.version}`, i.service));

/** Nothing is chosen beforehand. */
function choice(release: Release, { later, top }: RollbackAround) {
  const order = [...lastBegunFirst(later).map((r) => r.id), release.id];
  const all = order.length > 1 ? `All of it, newest first: ${order.join(', then ')}` : 'All of it, over what is on top';
  const options: [How, string][] = [
    ['all', all],
    ...(top.free.length > 0
      ? [['only', `Only what has nothing newer on top: ${top.free.join(', ')}`] as [How, string]]
      : []),
  ];
  return selectInput(
    'how',
    'What goes back',
    options.map(([how, words]) => option(words, how)),
    undefined,
  );
}
