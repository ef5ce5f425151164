import { consequencesOf } from '../../src/domain/consequences.ts';
import type { DomainFact } from '../../src/domain/decision.ts';
import type { AnyFactKind, Fact } from '../../src/domain/fact.ts';
import { FACTS } from '../../src/domain/index.ts';
import type { Due } from '../../src/domain/intents.ts';
import type { Given } from './given.ts';

const KINDS = new Map<string, AnyFactKind>(Object.entries(FACTS));

/** What facts lead to outside, as everything stands now. */
export const dueOf = (g: Given, ...facts: Fact[]): Due[] =>
  facts.flatMap((fact) => {
    const kind = KINDS.get(fact.type);
    if (!kind) throw new Error(`there is no fact ${fact.type}`);
    // Those of before know their documents from the whole world.
    if (!('on' in kind)) return consequencesOf(fact as DomainFact, g.world);
    return kind.following(fact, g.docs.get(fact.stream)?.document).follows(g.base, g.snapshot);
  });
