import { buildOf } from '../../build/build.ts';
import { newOf } from '../../build/new-in.ts';
import { listed, say } from '../../phrase.ts';
import { type Reasoning, reason } from '../reason.ts';

/** Versions of which neither a pipeline nor a repository told, of services whose pipeline tells of others. */
export const ofUntold: Reasoning = (release, known) => {
  const unbuilt = release.items.filter(
    ({ service, version }) =>
      known.builds[service] &&
      !buildOf(known.builds[service], version) &&
      !newOf({ service, version }, release, known)?.told,
  );
  const names = listed(unbuilt.map((i) => say`${i.service} ${i.version}`));
  return reason(unbuilt.length * 10, 10, say`no pipeline told of a build of ${names}`);
};
