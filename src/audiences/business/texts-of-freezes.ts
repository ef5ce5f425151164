import type { Message } from '../../blocks/blocks.ts';
import { md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { by, type Cleared, three } from './lines.ts';

export type OfFreeze = 'frozen' | 'thawed';

export function ofFreeze(event: OfFreeze, v: Cleared): Message {
  if (event === 'frozen') return v.stop ? emergencyStop(v) : onHold(v);
  if (v.at < v.freezeStart) return calledOff(v);
  return v.stillFrozen ? stillOnHold(v, v.stillFrozen) : over(v);
}

const emergencyStop = (v: Cleared) =>
  three(
    v,
    md`Emergency stop${v.byRole ? ` by ${v.byRole}` : ''}: releases of ${v.freezeScope}`,
    whyAndWhat(v),
    md`Next: releases resume ${when(v.freezeEnd)}`,
  );

const onHold = (v: Cleared) =>
  three(
    v,
    md`Releases on hold: ${v.freezeScope}`,
    whyAndWhat(v),
    md`Next: on hold from ${when(v.freezeStart)}; releases resume ${when(v.freezeEnd)}`,
  );

function whyAndWhat(v: Cleared) {
  const planned =
    v.stopsServices.length > 0 ? md`\nPlanned in that time, which may change: ${v.stopsServices}` : NOTHING;
  return md`Why: ${v.freezeWhy} · a release under way ${v.running}${planned}`;
}

const calledOff = (v: Cleared) =>
  three(
    v,
    md`Hold called off: ${v.freezeScope}`,
    md`The hold “${v.freeze}”, ${span(v.freezeStart, v.freezeEnd)}, does not happen${by(v, 'called off')}`,
    md`Next: nothing waits for it`,
  );

const stillOnHold = (v: Cleared, until: string) =>
  three(
    v,
    md`Releases still on hold: ${v.freezeScope}`,
    md`${overNow(v)}; another one goes on. A release under way ${v.running}`,
    md`Next: releases resume ${when(until)}`,
  );

const over = (v: Cleared) =>
  three(
    v,
    md`Releases resume: ${v.freezeScope}`,
    md`${overNow(v)}`,
    md`Next: what waited goes on when its team says so`,
  );

const overNow = (v: Cleared) => md`The ${v.stop ? 'emergency stop' : md`hold “${v.freeze}”`} is over${by(v, 'lifted')}`;
