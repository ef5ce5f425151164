import { builds } from './build/document.ts';
import * as buildFacts from './build/facts/index.ts';
import * as build from './build/index.ts';
import { carryOut } from './carry-out.ts';
import type { AnyCommandKind, CommandKind } from './command.ts';
import * as deadline from './deadline/index.ts';
import { delegations } from './delegation/document.ts';
import * as delegationFacts from './delegation/facts/index.ts';
import * as delegation from './delegation/index.ts';
import { environments } from './environment/document.ts';
import * as environmentFacts from './environment/facts/index.ts';
import type { AnyFactKind } from './fact.ts';
import { feeds } from './feed/document.ts';
import * as feedFacts from './feed/facts/index.ts';
import * as feed from './feed/index.ts';
import { freezes } from './freeze/document.ts';
import * as freezeFacts from './freeze/facts/index.ts';
import * as freeze from './freeze/index.ts';
import type { Timer } from './intents.ts';
import { legacyCommand, legacyFact, remembered } from './legacy.ts';
import type { DomainFact as LegacyFact } from './legacy-world.ts';
import { releases } from './release/document.ts';
import * as releaseFacts from './release/facts/index.ts';
import * as release from './release/index.ts';
import * as override from './release/override.ts';
import * as reports from './release/reports.ts';
import * as rollout from './release/rollout.ts';
import { templates } from './template/document.ts';
import * as templateFacts from './template/facts/index.ts';
import { trains } from './train/document.ts';
import * as trainFacts from './train/facts/index.ts';
import * as train from './train/index.ts';
import * as ballot from './vote/ballot.ts';
import * as vote from './vote/commands.ts';
import { votes } from './vote/document.ts';
import * as open from './vote/open.ts';
import * as reopen from './vote/reopen.ts';
import type { World } from './world.ts';

export type TimerCommand =
  | vote.RemindVoters
  | vote.CloseVote
  | vote.EscalateVote
  | vote.AskOnDuty
  | vote.ConcludeVote
  | reopen.ExpireBallots
  | reopen.CompareContent
  | rollout.OpenWindow
  | reports.StageOverdue;

/** Everything that can be asked of Gonogo that changes something. */
/** What the commands of a table ask. */
type AskedOf<Table> = { [K in keyof Table]: Table[K] extends CommandKind<infer C> ? C : never }[keyof Table];

export type Command =
  | AskedOf<typeof build>
  | AskedOf<typeof deadline>
  | AskedOf<typeof delegation>
  | AskedOf<typeof feed>
  | AskedOf<typeof freeze>
  | AskedOf<typeof release>
  | AskedOf<typeof train>
  | TimerCommand
  | open.OpenVote
  | ballot.CastBallot
  | rollout.StartDeploy
  | rollout.RollBack
  | reports.ReportStage
  | reports.FailStage
  | vote.ObjectToClearing
  | override.OverrideChecks;

/** Every command, by its name. */
export const COMMANDS = {
  ...build,
  ...deadline,
  ...delegation,
  ...feed,
  ...freeze,
  ...release,
  ...train,
  CompareContent: legacyCommand<Extract<Command, { type: 'CompareContent' }>>(
    (c) => reopen.ofContent(c.release),
    reopen.compareContent,
  ),
  OpenVote: legacyCommand<Extract<Command, { type: 'OpenVote' }>>((c) => open.opening(c), open.openVote),
  CastBallot: legacyCommand<Extract<Command, { type: 'CastBallot' }>>((c) => vote.ofVote(c), ballot.castBallot),
  RemindVoters: legacyCommand<Extract<Command, { type: 'RemindVoters' }>>((c) => vote.ofVote(c), vote.remindVoters),
  CloseVote: legacyCommand<Extract<Command, { type: 'CloseVote' }>>((c) => vote.ofVote(c), vote.closeVote),
  EscalateVote: legacyCommand<Extract<Command, { type: 'EscalateVote' }>>((c) => vote.ofVote(c), vote.escalateVote),
  AskOnDuty: legacyCommand<Extract<Command, { type: 'AskOnDuty' }>>((c) => vote.ofVote(c), vote.askOnDuty),
  OverrideChecks: legacyCommand<Extract<Command, { type: 'OverrideChecks' }>>(
    (c) => override.overriding(c),
    override.overrideChecks,
  ),
  ConcludeVote: legacyCommand<Extract<Command, { type: 'ConcludeVote' }>>((c) => vote.ofVote(c), vote.concludeVote),
  ExpireBallots: legacyCommand<Extract<Command, { type: 'ExpireBallots' }>>(
    (c) => vote.ofVote(c),
    reopen.expireBallots,
  ),
  ObjectToClearing: legacyCommand<Extract<Command, { type: 'ObjectToClearing' }>>(
    (c) => vote.ofVote(c),
    vote.objectToClearing,
  ),
  StartDeploy: legacyCommand<Extract<Command, { type: 'StartDeploy' }>>(
    (c) => rollout.deploying(c),
    rollout.startDeploy,
  ),
  RollBack: legacyCommand<Extract<Command, { type: 'RollBack' }>>((c) => rollout.deploying(c), rollout.rollBack),
  ReportStage: legacyCommand<Extract<Command, { type: 'ReportStage' }>>(
    (c) => rollout.deploying(c),
    reports.reportStage,
  ),
  FailStage: legacyCommand<Extract<Command, { type: 'FailStage' }>>((c) => rollout.deploying(c), reports.failStage),
  StageOverdue: legacyCommand<Extract<Command, { type: 'StageOverdue' }>>(
    (c) => rollout.deploying(c),
    reports.stageOverdue,
  ),
  OpenWindow: legacyCommand<Extract<Command, { type: 'OpenWindow' }>>((c) => rollout.deploying(c), rollout.openWindow),
};

/** Every fact, by its name. */
export const FACTS = {
  ...buildFacts,
  ...delegationFacts,
  ...environmentFacts,
  ...feedFacts,
  ...freezeFacts,
  ...templateFacts,
  ...trainFacts,
  ...releaseFacts,
  VoteOpened: legacyFact('VoteOpened', votes),
  VoteContentChanged: legacyFact('VoteContentChanged', votes),
  VetoLifted: legacyFact('VetoLifted', votes),
  ObjectionRaised: legacyFact('ObjectionRaised', votes),
  VotersAsked: legacyFact('VotersAsked', votes),
  VoteEscalated: legacyFact('VoteEscalated', votes),
  BallotCast: legacyFact('BallotCast', votes),
  VotersReminded: legacyFact('VotersReminded', votes),
  VoteClosed: legacyFact('VoteClosed', votes),
};

/** Every kind of document, by its name. */
export const DOCUMENTS = {
  release: releases,
  vote: votes,
  freeze: freezes,
  train: trains,
  feed: feeds,
  delegation: delegations,
  template: templates,
  build: builds,
  environment: environments,
};

/** The facts of a table. */
type ToldOf<Table> = {
  [K in keyof Table]: Table[K] extends { of(id: string, data: never): infer F } ? F : never;
}[keyof Table];
/** Everything that can be past. */
export type DomainFact = LegacyFact | ToldOf<typeof FACTS>;

const TABLES = {
  commands: new Map<string, AnyCommandKind>(Object.entries(COMMANDS).map(([name, kind]) => [name, remembered(kind)])),
  facts: new Map<string, AnyFactKind>(Object.entries(FACTS)),
};

/** All that is decided about one command: see `carry-out.ts`. */
export const decided = (world: World, command: Command) => carryOut(TABLES, world, command);

/** The command that a timer holds; undefined when this version knows none of that name, or not with these arguments. */
export function commandOf({ type, ...given }: Timer): Command | undefined {
  const kind: AnyCommandKind | undefined = TABLES.commands.get(type);
  const known = kind?.timer?.safeParse(given);
  return known?.success ? ({ type, ...known.data } as Command) : undefined;
}
