import { drillsLacking } from '../drill/lacking.ts';
import { hasVersionBefore } from '../drill/stages.ts';
import { allEnvironments } from '../environment/document.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import { gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** A rollback drill of each service passed not long ago, there or in an environment before it, where the policy asks for that. */
export const drills = gate({
  id: 'drills',
  title: 'Rollback drill',
  plain: 'nobody has tried lately how to undo it',
  opens: whoMay('deploy'),
  reads: () => ({ environments: allEnvironments }),
  see(release, world) {
    const lacking = drillsLacking(release, world);
    if (!lacking) return undefined;
    const { days, where, services } = lacking;
    const within = say`within ${days === 1 ? 'a day' : `${days} days`}`;
    if (services.length === 0) return { open: true, saw: say`passed ${within}` };
    const places = where.toReversed().join(' or ');
    const first = services.filter((s) => !hasVersionBefore(s, where, world));
    const remedy: Phrase =
      first.length === 0
        ? say`: \`/release drill\``
        : say`. Of ${named(first)} none can begin: nobody knows a version to go back to. Whoever may override says why it goes without one`;
    return { open: false, saw: say`no rollback drill of ${named(services)} passed in ${places} ${within}${remedy}` };
  },
});

const named = (services: string[]) => listed(services.map((s) => say`${s}`));
