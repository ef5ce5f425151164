import { alerts } from './alert/document.ts';
import * as alertFacts from './alert/facts/index.ts';
import * as alert from './alert/index.ts';
import { askings } from './asking/document.ts';
import * as askingFacts from './asking/facts/index.ts';
import * as asking from './asking/index.ts';
import { builds } from './build/document.ts';
import * as buildFacts from './build/facts/index.ts';
import * as build from './build/index.ts';
import * as deadline from './deadline/index.ts';
import { carryOut, known } from './deciding/carry-out.ts';
import type { AnyCommandKind, CommandKind, Deciding, Showing } from './deciding/command.ts';
import type { AnyFactKind } from './deciding/fact.ts';
import type { World } from './deciding/world.ts';
import { delegations } from './delegation/document.ts';
import * as delegationFacts from './delegation/facts/index.ts';
import * as delegation from './delegation/index.ts';
import { answers } from './drift/document.ts';
import * as driftFacts from './drift/facts/index.ts';
import * as drift from './drift/index.ts';
import { bookings } from './drill/document.ts';
import * as drillFacts from './drill/facts/index.ts';
import * as drill from './drill/index.ts';
import { environments } from './environment/document.ts';
import * as environmentFacts from './environment/facts/index.ts';
import * as environment from './environment/index.ts';
import { evidence } from './evidence/document.ts';
import * as evidenceFacts from './evidence/facts/index.ts';
import * as evidenceCommands from './evidence/index.ts';
import { unmatched } from './evidence/unmatched.ts';
import { feeds } from './feed/document.ts';
import * as feedFacts from './feed/facts/index.ts';
import * as feed from './feed/index.ts';
import { freezes } from './freeze/document.ts';
import * as freezeFacts from './freeze/facts/index.ts';
import * as freeze from './freeze/index.ts';
import { watches } from './health/document.ts';
import * as healthFacts from './health/facts/index.ts';
import * as health from './health/index.ts';
import * as hotfix from './hotfix/index.ts';
import { incidents } from './incident/document.ts';
import * as incidentFacts from './incident/facts/index.ts';
import * as incident from './incident/index.ts';
import type { Timer } from './intents/intent.ts';
import { locks } from './lock/document.ts';
import * as lockFacts from './lock/facts/index.ts';
import * as lock from './lock/index.ts';
import { deployments } from './outside/document.ts';
import * as outsideFacts from './outside/facts/index.ts';
import * as outside from './outside/index.ts';
import { pages } from './page/document.ts';
import * as pageFacts from './page/facts/index.ts';
import * as page from './page/index.ts';
import { quarantines } from './quarantine/document.ts';
import * as quarantineFacts from './quarantine/facts/index.ts';
import * as quarantine from './quarantine/index.ts';
import { releases } from './release/document.ts';
import * as releaseFacts from './release/facts/index.ts';
import * as release from './release/index.ts';
import { templates } from './template/document.ts';
import * as templateFacts from './template/facts/index.ts';
import { trains } from './train/document.ts';
import * as trainFacts from './train/facts/index.ts';
import * as train from './train/index.ts';
import { votes } from './vote/document.ts';
import * as voteFacts from './vote/facts/index.ts';
import * as vote from './vote/index.ts';

/** Every command, by its name. */
export const COMMANDS = {
  ...alert,
  ...asking,
  ...build,
  ...deadline,
  ...delegation,
  ...drift,
  ...drill,
  ...environment,
  ...evidenceCommands,
  ...feed,
  ...freeze,
  ...lock,
  ...health,
  ...hotfix,
  ...incident,
  ...outside,
  ...page,
  ...quarantine,
  ...release,
  ...train,
  ...vote,
};

/** Every fact, by its name. */
export const FACTS = {
  ...alertFacts,
  ...askingFacts,
  ...buildFacts,
  ...delegationFacts,
  ...driftFacts,
  ...drillFacts,
  ...environmentFacts,
  ...evidenceFacts,
  ...feedFacts,
  ...freezeFacts,
  ...lockFacts,
  ...healthFacts,
  ...incidentFacts,
  ...outsideFacts,
  ...pageFacts,
  ...quarantineFacts,
  ...releaseFacts,
  ...templateFacts,
  ...trainFacts,
  ...voteFacts,
};

/** Every kind of document, by its name. */
export const DOCUMENTS = {
  alerts,
  answers,
  asking: askings,
  build: builds,
  delegation: delegations,
  deployments,
  drill: bookings,
  environment: environments,
  evidence,
  feed: feeds,
  freeze: freezes,
  incident: incidents,
  lock: locks,
  page: pages,
  quarantine: quarantines,
  release: releases,
  template: templates,
  train: trains,
  unmatched,
  vote: votes,
  watch: watches,
};

/** Everything that can be asked of Gonogo that changes something. `shown`: the print of what was shown with the question, where somebody was asked. */
export type Command = {
  [K in keyof typeof COMMANDS]: (typeof COMMANDS)[K] extends CommandKind<infer C> ? C : never;
}[keyof typeof COMMANDS] & { shown?: string };

/** Everything that can be past. */
export type DomainFact = ReturnType<(typeof FACTS)[keyof typeof FACTS]['of']>;

const TABLES = {
  commands: new Map<string, AnyCommandKind>(Object.entries(COMMANDS)),
  facts: new Map<string, AnyFactKind>(Object.entries(FACTS)),
};

/** Only the decision about one command, without what follows from it. */
export const deciding = (world: World, command: Command): Deciding =>
  known(TABLES.commands, command.type, 'command').deciding(world, command);

/** What is said yes to by a command, as it is now. */
export const showing = (world: World, command: Command): Showing =>
  known(TABLES.commands, command.type, 'command').showing(world, command);

/** All that is decided about one command: see `carry-out.ts`. */
export const decided = (world: World, command: Command) => carryOut(TABLES, world, command);

/** The command that a timer holds; undefined when this version knows none of that name, or not with these arguments. */
export function commandOf({ type, ...given }: Timer): Command | undefined {
  const known = TABLES.commands.get(type)?.timer?.safeParse(given);
  return known?.success ? ({ type, ...known.data } as Command) : undefined;
}
