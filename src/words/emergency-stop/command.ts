import type { View } from '@slack/types';
import { dialog, option, section, selectInput, textInput } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { freezes } from '../../domain/freeze/document.ts';
import { STOP_NAME } from '../../domain/freeze/emergency-stop.ts';
import { freezeDeclared } from '../../domain/freeze/facts/freeze-declared.ts';
import { freezeExtended } from '../../domain/freeze/facts/freeze-extended.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { lasting } from '../../reading/parts/times.ts';
import { writeLength } from '../../time/typed/index.ts';
import { ask, notice, type OnSubmit, refusalMessage, seeFor, submittedTo } from '../ask.ts';
import { inFlightInput, readInFlight, readScope, SCOPE, type ScopeFields, scopeInputs, scopeOf } from '../scope.ts';
import { sentence } from '../sentence.ts';
import { readMomentBack } from '../when.ts';

const LENGTHS: [string, number][] = [
  ['30 minutes', 30],
  ['1 hour', 60],
  ['2 hours', 120],
  ['4 hours', 240],
  ['8 hours', 480],
];

const TWO_HOURS = 120;

/** `/release emergency-stop [payments] [in production] why [for 2h]`: everything of that scope stops now, and says when it ends. */
export const typed = sentence({ parts: { ...SCOPE, lasting }, why: 'free' }, async (said, a) => {
  const world = await seeFor(a, {});
  const no = forbidden(world, 'freeze', phrase`stop everything`);
  if (no) return { say: refusalMessage(no) };
  return { modal: stopModal(said.why, said.lasting ?? TWO_HOURS, scopeOf(said), world.company) };
});

function stopModal(why: string, minutes: number, scope: ScopeFields, company: Company): View {
  const typed: [string, number][] = LENGTHS.some(([, m]) => m === minutes)
    ? []
    : [[writeLength(minutes * 60_000), minutes]];
  const lengths = [...typed, ...LENGTHS].map(([words, m]) => option(words, String(m)));
  return {
    ...dialog('emergency-stop', STOP_NAME, 'Stop now'),
    blocks: [
      section(md`No step of this scope starts from now on. Rollbacks pass.`),
      textInput('why', 'Why', why, {
        hint: 'Everybody it stops reads this, and so do executives; a link to the incident helps.',
      }),
      selectInput('minutes', 'For how long', lengths, String(minutes)),
      ...scopeInputs(scope, company),
      inFlightInput('finish-step', ['finish-step', 'pause']),
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
    minutes: Number(f.minutes),
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
