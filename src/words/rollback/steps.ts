import { option, severalInput } from '../../blocks/inputs.ts';
import { type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import type { Stage } from '../../domain/release/release.ts';
import type { EarlierBack } from '../../domain/release/rollback/earlier.ts';

/** As many steps as are told one by one. */
export const MOST_STEPS = 15;

/** Each step with what comes back. */
export const stepLines = (stages: Stage[]) =>
  [
    ...stages.slice(0, MOST_STEPS).map(stepWords),
    ...(stages.length > MOST_STEPS ? [`… and ${stages.length - MOST_STEPS} steps more`] : []),
  ].join('\n');

const stepWords = (s: Stage) =>
  `• ${s.name}${s.act === 'switch' ? ' (only switched back: the old copy is kept)' : ''}: ${s.items.map((i) => `${i.service} ${i.version} → ${i.previous ?? 'what ran before it (nobody has said which version)'}`).join(', ')}`;

/** What else goes back, once all of it is back where it went last. */
export const furtherWords = ({ environment, stages }: EarlierBack): Mrkdwn =>
  stages.length === 0 ? NOTHING : md`Then in *${environment}*:\n${stepLines(stages)}`;

/** Whether it goes back there is asked; beforehand all of it is chosen. */
export function whereElse(earlier: readonly EarlierBack[], further: readonly string[]) {
  const able = earlier.filter((e) => e.stages.length > 0).map(({ environment }) => environment);
  if (able.length === 0) return [];
  const options = able.map((name) => option(name, name));
  const chosen = able.filter((name) => further.includes(name));
  return [
    severalInput('earlier', 'Also take it back in', options, chosen, { dispatch: 'rollback-some', optional: true }),
  ];
}
