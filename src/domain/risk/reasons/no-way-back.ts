import { versionsOf } from '../../environment/environment.ts';
import { listed, say } from '../../phrase.ts';
import { servicesOf } from '../../release/release.ts';
import { MEDIUM, type Reasoning, reason } from '../reason.ts';

/** Without a way back, nothing is of low risk. */
export const ofNoWayBack: Reasoning = (release, world) => {
  const running = world.environments[release.environment];
  const unknown = servicesOf(release).filter((s) => versionsOf(running, s, world).length === 0);
  const names = listed(unknown.map((s) => say`${s}`));
  return reason(
    unknown.length * MEDIUM,
    MEDIUM,
    say`nobody knows what of ${names} runs there now: no way back is known`,
  );
};
