import { actions, answers, button } from '../../blocks/blocks.ts';
import { join, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { beginning, ended } from '../../blocks/text.ts';
import { MOST_WHY } from '../../blocks/whole.ts';
import { mayTake } from '../../cards/allowed.ts';
import { bookedLines } from '../../cards/booked.ts';
import { drillButton, drillDoes } from '../../cards/drill-button.ts';
import { one } from '../../domain/deciding/reads.ts';
import { type DrillOf, OF_DRILL } from '../../domain/drill/about.ts';
import { bookedOnes } from '../../domain/drill/document.ts';
import { drillDue } from '../../domain/drill/due.ts';
import { drillsLacking } from '../../domain/drill/lacking.ts';
import { canGoBack, drillShown, hasVersionBefore } from '../../domain/drill/stages.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { drillOf } from '../../domain/environment/drill-of.ts';
import { releases } from '../../domain/release/document.ts';
import { releasePlanned } from '../../domain/release/facts/release-planned.ts';
import { environment } from '../../reading/parts/environments.ts';
import { services } from '../../reading/parts/services.ts';
import { said as anyOf } from '../../reading/parts/words.ts';
import { type Answer, type Ask, type OnClick, refusalOf, say, seeFor } from '../ask.ts';
import { orAsk } from '../asking.ts';
import { exampleFor } from '../example.ts';
import { onClickOf } from '../of-another-version.ts';
import { sentence } from '../sentence.ts';
import { clickedAsShown, printFor } from '../since-shown.ts';
import { booking, calledOff, callOff } from './at-a-time.ts';
import { carefulWords } from './careful.ts';

/**
 * `/release drill checkout-api staging [when] [because why]`: says what would happen, and begins, or is booked, by a button that asks once. With nothing
 * named: which drills are owed or booked, and when. `drill cancel checkout-api staging` calls off what is booked.
 */
export const typed = sentence(
  {
    parts: {
      services,
      environment,
      anyway: anyOf('rollback', 'rollback of', 'of'),
      off: anyOf('cancel', 'call off', 'unbook', 'remove'),
    },
    when: true,
    why: 'marked',
  },
  async (said, a) => {
    const [service, another] = said.services;
    const where = said.environment;
    if (service === undefined && where === undefined) return owed(a);
    if (service === undefined || another !== undefined || where === undefined) return say(howTo(a));
    const of = { service, environment: where, ...(said.why !== '' && { why: beginning(said.why, MOST_WHY) }) };
    if (said.off) return calledOff(of, a);
    return said.when.said === '' ? offered(of, a) : booking(of, said.when.said, a);
  },
);

const howTo = (a: Ask) =>
  md`Name one service and one environment: \`/release ${exampleFor(a, 'drill checkout-api staging')}\`.`;
/** More are a filter away: `/release environments` has them all. */
const SHOWN = 10;

async function owed(a: Ask): Promise<Answer> {
  const world = await seeFor(a, { environments: allEnvironments, booked: bookedOnes });
  const plans = (world.company.drills ?? [])
    .map((plan) => ({ plan, ...drillDue(plan, world.environments[plan.environment], world) }))
    .sort((x, y) => Number(y.overdue) - Number(x.overdue) || (x.at ?? '').localeCompare(y.at ?? ''));
  const booked = bookedLines(world.booked);
  const [next, another] = world.booked;
  // Which one a button means stands beside it only where there is one.
  const mayToo = next?.booked?.by === a.person.id || mayTake(a.person.id, 'drill', world);
  const calls = next && !another && mayToo ? [callOff(next)] : [];
  if (plans.length + booked.length === 0) return say(howTo(a));
  const left = plans.length - SHOWN;
  const lines = plans.slice(0, SHOWN).map(({ plan: { service, environment }, overdue }) => {
    const { drill } = drillOf(world.environments[environment], service, environment, world);
    return md`${overdue ? '✕' : '○'} *${service}* in ${environment}: ${drill ?? ''}`;
  });
  const more = left > 0 ? [md`and ${left} more, later`] : [];
  const first = plans.find((p) => p.overdue && canGoBack(p.plan, world.environments[p.plan.environment], world))?.plan;
  const begin = first && button(`Drill ${first.service}…`, 'drill-ask', OF_DRILL.write(first));
  return say(
    join([md`*Rollback drills*`, ...booked, ...lines, ...more], '\n'),
    ...actions([...(begin ? [begin] : []), ...calls]),
  );
}

async function offered(of: DrillOf, a: Ask): Promise<Answer> {
  const { service, environment: where, why } = of;
  const refusal = await refusalOf(a, { type: 'StartDrill', ...of });
  const world = await seeFor(a, { environments: allEnvironments });
  const favour = {
    verb: 'drill-ask',
    about: OF_DRILL.write({ service, environment: where }),
    what: `${service} in ${where}`,
  };
  if (refusal) return orAsk(refusal, favour, world, a);
  const careful = await carefulWords(of, 'The version before has to live with that.', a);
  const { drill } = drillOf(world.environments[where], service, where, world);
  const before = drill ? md` Until now: ${drill}.` : md` ${service} had no drill there yet.`;
  const what = why === undefined ? NOTHING : md` Why: ${ended(why)}`;
  return say(
    md`${drillDoes(service, where)} Now ${drillShown(of, world).steps.now}.${before}${what}${careful}`,
    ...answers([drillButton(of, await printFor(a, { type: 'StartDrill', ...of }))]),
  );
}

/** [Start the drill…] of a reminder, or [Rollback drill…] of a release: nothing begins before it is confirmed. */
export const clickDrillAsk: OnClick = async (about, a) => {
  if (/^R-\d+$/.test(about)) return offeredFor(about, a);
  return clickOffered(about, a);
};
const clickOffered = onClickOf(OF_DRILL, offered);

/** The first drill that its check lacks, in the first of its environments in which it can begin. */
async function offeredFor(id: string, a: Ask): Promise<Answer> {
  const world = await seeFor(a, { release: one(releases, id), environments: allEnvironments });
  const { services = [], where = [] } = (world.release && drillsLacking(world.release, world)) ?? {};
  const [service] = services.filter((s) => hasVersionBefore(s, where, world));
  const last = where.at(-1) ?? '';
  if (service === undefined)
    return services[0] === undefined ? owed(a) : offered({ service: services[0], environment: last }, a);
  for (const place of where)
    if (!(await refusalOf(a, { type: 'StartDrill', service, environment: place })))
      return offered({ service, environment: place }, a);
  return offered({ service, environment: last }, a);
}

export const clickDrill = onClickOf(OF_DRILL, (of, a, value) =>
  clickedAsShown(
    value,
    a,
    () => ({ type: 'StartDrill', ...of }),
    () => offered(of, a),
    ({ facts }) => {
      const [begun] = releasePlanned.among(facts);
      return md`The drill of ${of.service} in ${of.environment} has begun (${begun?.release ?? ''}). Its card shows how it goes.`;
    },
  ),
);
