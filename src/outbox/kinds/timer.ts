import { z } from 'zod';
import { md } from '../../blocks/mrkdwn.ts';
import { isRefusedAs } from '../../domain/deciding/decision.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { commandOf } from '../../domain/index.ts';
import { perform } from '../../door/perform.ts';
import { kind } from '../kind.ts';

/** A command's name and its plain arguments: the command itself says which are right. */
const command = z.object({ type: z.string() }).catchall(z.union([z.string(), z.number()]));

/** A timed errand is a command; one that has become moot decides to nothing. */
export const timer = kind(z.object({ kind: z.literal('timer'), command }), ({ setting, log }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt({ command: timer }, errand) {
    const command = commandOf(timer);
    if (!command) return { giveUp: `this version of Gonogo has no timer ${timer.type} with these arguments` };
    const outcome = await perform(setting, command, { actor: GONOGO, via: 'timer', cause: errand.key, done: errand });
    if (outcome.ok) return { performed: true };
    const { refused, why } = outcome.refusal;
    if (isRefusedAs(outcome.refusal, 'unconfirmed', 'busy')) return { why: refused, failing: false, unsent: true };
    // Nobody waits for a timer's answer: whoever runs Gonogo sees that nothing came of it.
    log('a timer was refused', { timer: timer.type, errand: errand.key, refused, why: md`${why}`.text });
    return { performed: true };
  },
}));
