import { type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import type { DrillOf } from '../../domain/drill/about.ts';
import { againstDrill, takenBackBy } from '../../domain/drill/against.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { type Ask, seeFor } from '../ask.ts';

/** What speaks against a drill as things stand, on a line of its own. `then`: what follows of it. */
export async function carefulWords(of: DrillOf, then: string, a: Ask): Promise<Mrkdwn> {
  const { environments, company } = await seeFor(a, { environments: allEnvironments });
  const world = await seeFor(a, {
    environments: allEnvironments,
    takenBack: takenBackBy(of, { environments, company }),
  });
  const why = againstDrill(of, world);
  return why ? md`\n⚠ Careful: ${why}. ${then}` : NOTHING;
}
