import { randomUUID } from 'node:crypto';
import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { exampleIn } from '../../domain/company/example.ts';
import { services } from '../../reading/parts/services.ts';
import { read } from '../../reading/read.ts';
import { MINUTE_MS } from '../../time/instants.ts';
import { writeLength } from '../../time/typed/index.ts';
import { ask, notice, type OnSubmit, submittedTo } from '../ask.ts';
import { whereInput } from '../dialogs/where-input.ts';
import { contextOf } from '../sentence.ts';
import { locked } from './answer.ts';

/** Minutes; until it is released. */
const LENGTHS: [string, number | ''][] = [
  ['until I release it', ''],
  ['30 minutes', 30],
  ['1 hour', 60],
  ['2 hours', 120],
  ['4 hours', 240],
  ['8 hours', 480],
  ['a day', 1440],
];

type Filled = { services: string[]; where: string[]; why: string; minutes: number | undefined };

/** `claim` is made when it opens: sent twice, it is one lock. */
export function lockModal({ services: named, where, why, minutes }: Filled, company: Company): View {
  const lengths = LENGTHS.map(([words, m]) => option(words, String(m === '' ? 'open' : m)));
  const own = minutes !== undefined && !LENGTHS.some(([, m]) => m === minutes);
  const chosen = minutes === undefined ? 'open' : String(minutes);
  return {
    ...dialog('lock', 'Lock', 'Lock', randomUUID()),
    blocks: [
      section(md`Nobody but you deploys there until it is released. Rollbacks pass it, and tell you.`),
      textInput('what', 'Which services', named.join(', '), {
        optional: true,
        placeholder: exampleIn({ company }, 'checkout-api'),
        hint: 'Empty: all of the environment',
      }),
      whereInput(company, where[0]),
      textInput('why', 'Why', why, { hint: 'Whoever waits for it reads this.' }),
      selectInput(
        'minutes',
        'For how long',
        own ? [option(writeLength(minutes * MINUTE_MS), chosen), ...lengths] : lengths,
        chosen,
      ),
    ],
  };
}

export const submitLock: OnSubmit = async ({ what = '', where = '', why = '', minutes = 'open' }, claim, a) => {
  const named = read({ parts: { services } }, { text: what, mentions: [] }, contextOf(a));
  if (!named.ok) return { errors: { what: named.fault.why } };
  const asked = {
    services: named.said.services,
    environments: [where],
    why,
    ...(minutes !== 'open' && { minutes: Number(minutes) }),
  };
  const outcome = await ask(a, { type: 'ClaimLock', ...asked, claim });
  return submittedTo(
    outcome,
    'what',
    (done) => {
      const { text, blocks } = locked(done, asked);
      return { ...notice('Locked', md`${text}`), blocks };
    },
    ['what', 'where', 'why', 'minutes'],
  );
};
