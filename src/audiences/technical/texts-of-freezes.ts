import { type Message, message } from '../../blocks/blocks.ts';
import { md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { because, by, type Cleared } from './lines.ts';

export type OfFreeze = 'frozen' | 'thawed';

export function ofFreeze(event: OfFreeze, v: Cleared): Message {
  if (event === 'thawed') return message(thawed(v));
  return message(v.stop ? emergencyStop(v) : frozen(v));
}

const emergencyStop = (v: Cleared) =>
  md`Emergency stop${v.by ? md` by ${{ user: v.by }}` : NOTHING}: ${v.freezeScope}, until ${when(v.freezeEnd)}. Why: ${v.freezeWhy} (${v.id})${running(v)}${inItsTime(v)}`;

function frozen(v: Cleared) {
  const name = v.freeze === v.freezeWhy ? NOTHING : md`“${v.freeze}”, `;
  return md`${v.frozen}: ${v.freezeScope}, ${span(v.freezeStart, v.freezeEnd)}. Why: ${v.freezeWhy} (${name}${v.id})${by(v)}${running(v)}${inItsTime(v)}`;
}

function thawed(v: Cleared) {
  if (v.at < v.freezeStart)
    return md`Called off: the freeze of ${v.freezeScope}, ${span(v.freezeStart, v.freezeEnd)} (“${v.freeze}”, ${v.id})${by(v)}${because(v)}`;
  if (v.stillFrozen)
    return md`No longer frozen by “${v.freeze}” (${v.id})${by(v)}: ${v.freezeScope}. Another freeze holds it until ${when(v.stillFrozen)}${running(v)}`;
  return md`No longer frozen: ${v.freezeScope} (“${v.freeze}”, ${v.id})${by(v)}${because(v)}. Nothing was restarted by itself`;
}

const running = (v: Cleared) => (v.running ? `. A rollout under way ${v.running}` : '');

/** One that comes again is nobody's: who planned into it was told then, and hears nothing as it begins. */
const inItsTime = ({ stopsNamed, by: who }: Cleared) =>
  stopsNamed.length > 0 ? md`\nIn its time: ${stopsNamed}${who === '' ? '' : '. Their owners were told'}` : NOTHING;
