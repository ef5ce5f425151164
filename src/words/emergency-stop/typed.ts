import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { freezes } from '../../domain/freeze/document.ts';
import { emergencyStop, lengthFault } from '../../domain/freeze/emergency-stop.ts';
import { freezeDeclared } from '../../domain/freeze/facts/freeze-declared.ts';
import { freezeExtended } from '../../domain/freeze/facts/freeze-extended.ts';
import { STOP_NAME } from '../../domain/freeze/frozen-span.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { type Ending, ending, minutesOf } from '../../reading/parts/times.ts';
import { read } from '../../reading/read.ts';
import { MINUTE_MS } from '../../time/instants.ts';
import { writeLength } from '../../time/typed/index.ts';
import { type Answer, type Ask, ask, notice, type OnSubmit, refusalMessage, seeFor, submittedTo } from '../ask.ts';
import { type Favour, inTheirZone, orAsk } from '../asking.ts';
import { readMomentBack } from '../read-back.ts';
import {
  EVERYWHERE,
  inFlightInput,
  readInFlight,
  readScope,
  SCOPE,
  type ScopeFields,
  scopeInputs,
  scopeOf,
} from '../scope.ts';
import { contextOf, sentence } from '../sentence.ts';
import { oneRelease } from './one-release.ts';

const LENGTHS: [string, number][] = [
  ['30 minutes', 30],
  ['1 hour', 60],
  ['2 hours', 120],
  ['4 hours', 240],
  ['8 hours', 480],
];

const TWO_HOURS: Ending = { minutes: 120 };

const TAKES = { parts: { ...SCOPE, ending }, why: 'free', lasts: 'ends' } as const;

/** `/release emergency-stop [payments] [in production] why [for 2h]`: everything of that scope stops now, and says when it ends. */
export const typed = Object.assign(
  async (rest: string, a: Ask): Promise<Answer> => {
    const reading = read(TAKES, { text: rest, mentions: a.typed?.mentions ?? [] }, contextOf(a));
    return (reading.ok ? undefined : await oneRelease(rest, a)) ?? everything(rest, a);
  },
  { takes: TAKES },
);

const everything = sentence(TAKES, async (said, a) => {
  const world = await seeFor(a, {});
  const no = forbidden(world, emergencyStop.takes, phrase`call an emergency stop`);
  const { ending: ends = TWO_HOURS } = said;
  if (no) return orAsk(no, askedStop(said.why, ends, scopeOf(said), a), world, a);
  const badLength = lengthFault(minutesOf(ends, world.now));
  if (badLength) return { say: refusalMessage(badLength) };
  return { modal: stopModal(said.why, ends, scopeOf(said), world.company, a) };
});

/** An end as the dialog's choice carries it, and as people read it. */
const choiceOf = (ends: Ending) => ('minutes' in ends ? String(ends.minutes) : ends.until);
const endingIn = (value = ''): Ending => (/^\d+$/.test(value) ? { minutes: Number(value) } : { until: value });
const wordsOf = (ends: Ending, a: Ask) =>
  'minutes' in ends
    ? writeLength(ends.minutes * MINUTE_MS)
    : `until ${readMomentBack(ends.until, a.person.zone, a.setting.now())}`;

/** As it is asked of others: a length counts from when they stop it. */
function askedStop(why: string, ends: Ending, { what, where, except }: ScopeFields, a: Ask): Favour {
  const scope = [what, where === EVERYWHERE ? '' : `in ${where}`, except && `except ${except}`];
  const end =
    'minutes' in ends ? `for ${writeLength(ends.minutes * MINUTE_MS)}` : `until ${inTheirZone(ends.until, a)}`;
  const about = ['emergency-stop', ...scope, end, why && `because ${why}`].filter((p) => p !== '').join(' ');
  return { verb: 'again', about, ...('until' in ends && { ends: ends.until }) };
}

function stopModal(why: string, ends: Ending, scope: ScopeFields, company: Company, a: Ask): View {
  const chosen = choiceOf(ends);
  const typed: [string, string][] = LENGTHS.some(([, m]) => String(m) === chosen) ? [] : [[wordsOf(ends, a), chosen]];
  const usual = LENGTHS.map(([words, m]): [string, string] => [words, String(m)]);
  const lengths = [...typed, ...usual].map(([words, value]) => option(words, value));
  return {
    ...dialog('emergency-stop', STOP_NAME, 'Stop now'),
    blocks: [
      section(md`No step of this scope starts from now on. Rollbacks pass.`),
      textInput('why', 'Why', why, {
        hint: 'Everybody it stops reads this, and so do executives; a link to the incident helps.',
      }),
      selectInput('minutes', 'For how long', lengths, chosen),
      ...scopeInputs(scope, company),
      inFlightInput('finish-step', company, ['finish-step', 'pause']),
    ],
  };
}

export const submitStop: OnSubmit = async (f, _, a) => {
  const scope = readScope(f, a);
  if ('why' in scope) return { errors: { [scope.field]: scope.why } };
  const outcome = await ask(a, {
    type: 'EmergencyStop',
    why: f.why ?? '',
    scope,
    minutes: minutesOf(endingIn(f.minutes), a.setting.now()),
    inFlight: readInFlight(f.flight),
  });
  return submittedTo(
    outcome,
    'why',
    ({ after, facts }) => {
      const [about] = [...freezeDeclared.among(facts), ...freezeExtended.among(facts)];
      const stop = about && after(freezes, about.freeze);
      return notice(
        STOP_NAME,
        md`Stopped: *${scopeWords(scope)}*${stop ? md`, until ${readMomentBack(stop.until, a.person.zone, a.setting.now())}` : md``}. Those it stops were told. Whoever may freeze is warned before it ends.`,
      );
    },
    ['why', 'minutes', 'what'],
  );
};
