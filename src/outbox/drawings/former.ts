import { message } from '../../blocks/blocks.ts';
import { linkTo, md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { headlineOf } from '../../domain/intents/due.ts';
import { releases } from '../../domain/release/document.ts';
import { wholeName } from '../../domain/release/planning/route.ts';
import { see } from '../../door/read-only.ts';
import type { OutboxContext } from '../context.ts';
import { shown } from '../shown.ts';
import type { Drawing, DrawnMessage } from './drawing.ts';

/** A headline that another one continues. */
export const former: Drawing = {
  about: (name) => /^(R-\d+)\/headline\/before\/[\d.]+$/.exec(name)?.[1],
  draw,
  left: true,
};

async function draw({ setting, slack }: OutboxContext, id: string): Promise<DrawnMessage | undefined> {
  const { release } = await see(setting, { release: one(releases, id) });
  const now = await shown(setting, headlineOf(id));
  if (!release) return undefined;
  const link = now && (await slack.permalink(now));
  const where = link?.ok ? linkTo(link.value, 'Continued here') : md`Continued below`;
  return { message: message(md`${where}: ${wholeName(release)} · \`${id}\``), over: true };
}
