import type { View } from '@slack/types';
import { option, selectInput } from '../../blocks/inputs.ts';
import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { cut } from '../../cards/written.ts';
import type { How } from '../../domain/release/back-plan.ts';
import { takenBack } from '../../domain/release/going-back.ts';
import { newestFirst } from '../../domain/release/on-top.ts';
import { itemsOf, nameOf, type Release, type Stage, servicesOf } from '../../domain/release/release.ts';
import { reasonModal } from '../reason.ts';
import type { RollbackAround } from './around.ts';

export function modal(release: Release, why: string, around: RollbackAround): View {
  const { later, stops, top } = around;
  const text = join(
    [
      md`*${nameOf(release)}* (${release.id}) goes back, newest step first:\n${takenBack(release).map(stepWords).join('\n')}`,
      ...[release, ...later].flatMap(undoneWords),
      ...stops.map(stopWords),
      onTop(around),
    ],
    '\n',
  );
  const confirmed = [...later, ...stops].map((r) => r.id);
  const view = reasonModal('rollback', [release.id, ...confirmed].join(' '), 'Roll back', 'Roll back', text, why);
  const asked = [
    ...(servicesOf(release).length > 1 && release.status !== 'rolling-back' ? [which(release)] : []),
    ...(top.releases.length + top.strange.length > 0 ? [choice(release, around)] : []),
  ];
  return { ...view, blocks: [...view.blocks.slice(0, 1), ...asked, ...view.blocks.slice(1)] };
}

/** What stays as it is, whatever goes back. */
const undoneWords = ({ id, irreversible }: Release): Mrkdwn[] =>
  irreversible === undefined
    ? []
    : [
        md`*Can’t be undone* (${id}): ${cut(irreversible)}. The version before has to live with it; else, fix it forward.`,
      ];

const stepWords = (s: Stage) =>
  `• ${s.name}: ${s.items.map((i) => `${i.service} ${i.version} → ${i.previous ?? 'the version before'}`).join(', ')}`;

const stopWords = (r: Release): Mrkdwn =>
  md`*${nameOf(r)}* (${r.id}) is ${r.status === 'rolling-back' ? 'being rolled back' : 'deploying'} there now: it is stopped first, and what its step leaves is in doubt until this is done.`;

/** What came later, and would be taken away from under it. */
function onTop({ later, top }: RollbackAround): Mrkdwn {
  const lines = [
    ...newestFirst(later).map((r) => md`• ${itemsOf(r.items)} (${r.id})`),
    ...top.strange.map((s) => md`• ${s.service} ${s.version} in ${s.region}, put there by hand or before Gonogo`),
  ];
  return lines.length === 0 ? NOTHING : join([md`*Newer on top of it*, and under it this would go:`, ...lines], '\n');
}

export const ALL = '*';

/** All of them, or one. */
export const which = (release: Release) =>
  selectInput(
    'services',
    'Which services go back',
    [
      option(`All ${servicesOf(release).length}, as a set`, ALL),
      ...release.items.map((i) => option(`Only ${i.service} ${i.version}`, i.service)),
    ],
    ALL,
  );

/** Nothing is chosen beforehand. */
export function choice(release: Release, { later, top }: RollbackAround) {
  const order = [...newestFirst(later).map((r) => r.id), release.id];
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
