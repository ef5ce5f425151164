import { type ClearTime, type Time, writeTime } from '../time/typed/index.ts';

type Said = { said: string; time: Time };
const isDay = (time: Time) => time.is === 'days' && !time.open;

/** “next week Sunday the 15th 10:00” says its day twice: both are one time, where they fit. */
export function oneOfTwo(...both: [Said, Said]): { said: string; time: ClearTime } | undefined {
  const [day, other] = isDay(both[0].time) ? both : [both[1], both[0]];
  const { time } = other;
  if (day.time.is !== 'days' || !isDay(day.time) || !('start' in time)) return undefined;
  const fits = day.time.start <= time.start && time.start < day.time.end;
  return fits ? { said: both.map((b) => b.said).join(' '), time } : undefined;
}

/** Each with its day, so people see where they contradict each other; `zone` IANA. */
export function twoTimes(one: Said, two: Said, zone: string): string {
  const version = [one, two]
    .map(({ said }) => said.replace(/^(to|at) /, ''))
    .find((said) => /^v?\d+(\.\d+)*$/.test(said));
  const hint = version ? ` If “${version}” is a version, it follows its service.` : '';
  const [first, second] = [one, two].map(({ said, time }) => `“${said}”${dayOf(time, zone)}`);
  return `I read two times, ${first} and ${second}: one is taken.${hint}`;
}

const dayOf = (time: Time, zone: string) =>
  time.is === 'days' || time.is === 'start' ? ` (${writeTime(time, zone)})` : '';
