import { shortened } from '../blocks/text.ts';
import { type TimeSetting, writeTime } from '../time/typed/index.ts';
import type { Fault } from './fault.ts';
import { isFiller } from './fillers.ts';
import { timeIn } from './times.ts';
import type { Token } from './tokens.ts';

/**
 * “payments 6 tomorrow 3pm, search 8 Friday 4pm”: two things in one sentence, each with its whole time. Both are named, and the first is offered alone.
 * `timely`: the tokens among which a time is.
 */
export function eachItsTime(
  text: string,
  tokens: readonly Token[],
  timely: readonly Token[],
  setting: TimeSetting,
): Fault | undefined {
  const times = runsOf(tokens, timely).flatMap((run) => {
    const { when } = timeIn(text, run, setting);
    const time = 'why' in when ? undefined : when.time;
    return 'said' in when && time && time.is !== 'days' && time.is !== 'length' ? [{ run, said: when.said, time }] : [];
  });
  const [one, two] = times;
  if (!one || !two) return undefined;
  const [first, second] = [one, two].map(({ said, time }) => `“${said}” (${writeTime(time, setting.zone)})`);
  // “payments 6 tomorrow 3pm, …” and “tomorrow 3pm payments 6, …”
  const cut = one.run[0] === tokens[0] ? two.run[0]?.from : one.run.at(-1)?.to;
  const reason = text.slice(tokens.at(-1)?.to);
  const alone = text.slice(0, cut).replace(/[\s,;&+]+((and|und|then)\s*)?$/i, '') + reason;
  return {
    why: `I read two times, ${first} and ${second}: one is taken, for all that is named. Say the other in a command of its own.`,
    again: [{ label: shortened(alone, MOST_LABEL), text: alone }],
  };
}

const MOST_LABEL = 60;

/** The tokens that stand beside each other; what says nothing may stand in between. */
function runsOf(tokens: readonly Token[], timely: readonly Token[]): Token[][] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    const last = runs.at(-1);
    if (timely.includes(token)) last?.push(token);
    else if (last && last.length > 0 && !isFiller(token, true)) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}
