import { lined, message, section } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { lockLine, lockSections } from '../../cards/locks.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { heldOnes } from '../../domain/lock/document.ts';
import { isHeld } from '../../domain/lock/lock.ts';
import { runningOnes } from '../../domain/release/document.ts';
import { nameOf, type Release, rolloutOf, servicesOf } from '../../domain/release/release.ts';
import { environments } from '../../reading/parts/environments.ts';
import { services } from '../../reading/parts/services.ts';
import { said } from '../../reading/parts/words.ts';
import { type OnClick, say, seeFor } from '../ask.ts';
import { exampleFor } from '../example.ts';
import { sentence } from '../sentence.ts';

const TAKES = {
  parts: {
    services,
    environments,
    mine: said('mine', 'my'),
    anyway: said('what', 'the', 'all', 'everything', 'locks'),
  },
};

/** `/release locks [service] [environment]`: who holds what, why and until when; what is being deployed holds it too, for its time. */
export const typed = sentence(TAKES, async ({ services, environments, mine }, a) => {
  const world = await seeFor(a, { locks: heldOnes, runningReleases: runningOnes });
  const there = (environment: string, held: string[]) =>
    (environments.length === 0 || environments.includes(environment)) &&
    (services.length === 0 || held.some((s) => s === '*' || services.includes(s)));
  const locks = world.locks
    .filter((l) => isHeld(l, world.now) && there(l.environment, [l.service]) && (!mine || l.held?.by === a.person.id))
    .sort((x, y) => (x.held?.since ?? '').localeCompare(y.held?.since ?? ''));
  const rollouts = world.runningReleases.filter((r) => there(r.environment, servicesOf(r))).map(rolloutLine);
  if (locks.length + rollouts.length === 0)
    return say(
      md`Nobody holds a lock${services.length + environments.length === 0 ? md`` : md` there`}. To take one: \`/release ${exampleFor(a, 'lock checkout-api production why for 1h')}\``,
    );
  const title = md`*Who holds what*`;
  return {
    say: message(join([title, ...locks.map(lockLine), ...rollouts], '\n'), [
      section(title),
      ...lockSections(locks, a.person.id),
      ...(rollouts.length > 0 ? [lined(rollouts.slice(0, 10))] : []),
    ]),
  };
});

const rolloutLine = (release: Release): Mrkdwn => {
  const rollout = rolloutOf(release);
  // What begins or goes back by a rule is still somebody's.
  const by =
    rollout?.by === GONOGO.id
      ? md`, by itself; it is ${{ user: release.owner }}’s`
      : rollout
        ? md`, started by ${{ user: rollout.by }}`
        : NOTHING;
  return md`${nameOf(release)} is held by ${release.id} until its end${by}`;
};

/** [Who holds what]: `about` is what would be typed. */
export const clickLocks: OnClick = (about, a) => typed(about === '-' || about === 'home' ? '' : about, a);
