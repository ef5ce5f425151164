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
import { writeLength } from '../../time/typed/index.ts';
import { ask, notice, type OnCommand, type OnSubmit, refusalMessage, say, seeFor, submittedTo } from '../ask.ts';
import { inFlightInput, readInFlight, readScope, type ScopeFields, scopeIn, scopeInputs } from '../scope.ts';
import { lengthIn, readMomentBack, settingOf } from '../when.ts';

const LENGTHS: [string, number][] = [
  ['30 minutes', 30],
  ['1 hour', 60],
  ['2 hours', 120],
  ['4 hours', 240],
  ['8 hours', 480],
];

/** `/release emergency-stop why [for 2h] [payments] [in production]`: everything of that scope stops now, and says when it ends. */
export const typed: OnCommand = async (rest, a) => {
  const world = await seeFor(a, {});
  const no = forbidden(world, 'freeze', phrase`stop everything`);
  if (no) return { say: refusalMessage(no) };
  const held = lengthIn(rest, settingOf(a.person.zone, world), termOf(world.company));
  if ('wrong' in held) return say(md`${held.wrong}`);
  const { minutes = 120, rest: why } = held;
  return { modal: stopModal(why, minutes, scopeIn(rest, world.company), world.company) };
};

/** Words that say what is stopped, and may stand after how long. */
function termOf({ services, environments }: Company): (word: string) => boolean {
  const names = [...services, ...environments].map((n) => n.name.toLowerCase());
  const terms = new Set([...names, 'in', 'on', 'and', 'except', 'everywhere', 'emergency', 'emergencies']);
  return (word) => terms.has(word.replace(/[,.;]$/, ''));
}

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
  const scope = readScope(f, a.setting.company());
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
