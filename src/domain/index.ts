import { builds } from './build/document.ts';
import * as buildFacts from './build/facts/index.ts';
import * as build from './build/index.ts';
import { carryOut, known } from './carry-out.ts';
import type { AnyCommandKind, CommandKind, Deciding } from './command.ts';
import * as deadline from './deadline/commands.ts';
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
import { legacyCommand } from './legacy.ts';
import * as release from './release/commands.ts';
import { releases } from './release/document.ts';
import * as documents from './release/documents.ts';
import * as edit from './release/edit.ts';
import * as releaseFacts from './release/facts/index.ts';
import * as handover from './release/handover.ts';
import * as help from './release/help.ts';
import * as move from './release/move.ts';
import * as override from './release/override.ts';
import * as plan from './release/plan.ts';
import * as reports from './release/reports.ts';
import * as requests from './release/requests.ts';
import * as review from './release/review.ts';
import * as rollout from './release/rollout.ts';
import { templates } from './template/document.ts';
import * as templateFacts from './template/facts/index.ts';
import { trains } from './train/document.ts';
import * as trainFacts from './train/facts/index.ts';
import * as train from './train/index.ts';
import { votes } from './vote/document.ts';
import * as voteFacts from './vote/facts/index.ts';
import * as vote from './vote/index.ts';
import type { World } from './world.ts';

export type TimerCommand =
  | deadline.RemindOfDeadline
  | deadline.PassDeadline
  | review.ChaseReview
  | rollout.OpenWindow
  | reports.StageOverdue;

/** What the commands of a table ask. */
type AskedOf<Table> = { [K in keyof Table]: Table[K] extends CommandKind<infer C> ? C : never }[keyof Table];

/** Everything that can be asked of Gonogo that changes something. */
export type Command =
  | AskedOf<typeof build>
  | AskedOf<typeof delegation>
  | AskedOf<typeof feed>
  | AskedOf<typeof freeze>
  | AskedOf<typeof train>
  | AskedOf<typeof vote>
  | TimerCommand
  | plan.PlanRelease
  | move.MoveRelease
  | rollout.StartDeploy
  | rollout.RollBack
  | reports.ReportStage
  | reports.FailStage
  | release.CancelRelease
  | release.PostUpdate
  | deadline.MeetDeadline
  | edit.EditRelease
  | documents.SetDocuments
  | override.OverrideChecks
  | handover.OfferHandOver
  | handover.AnswerHandOver
  | review.CompleteReview
  | help.AskForHelp
  | requests.RequestScope
  | requests.TakeRequest
  | requests.DeferRequest
  | requests.DeclineRequest;

/** Every command, by its name. */
export const COMMANDS = {
  ...build,
  ...delegation,
  ...feed,
  ...freeze,
  ...train,
  ...vote,
  PlanRelease: legacyCommand<Extract<Command, { type: 'PlanRelease' }>>(() => plan.PLANNING, plan.planRelease),
  MoveRelease: legacyCommand<Extract<Command, { type: 'MoveRelease' }>>((c) => move.moving(c), move.moveRelease),
  EditRelease: legacyCommand<Extract<Command, { type: 'EditRelease' }>>((c) => edit.editing(c), edit.editRelease),
  SetDocuments: legacyCommand<Extract<Command, { type: 'SetDocuments' }>>(
    (c) => documents.attaching(c),
    documents.setDocuments,
  ),
  OverrideChecks: legacyCommand<Extract<Command, { type: 'OverrideChecks' }>>(
    (c) => override.overriding(c),
    override.overrideChecks,
  ),
  OfferHandOver: legacyCommand<Extract<Command, { type: 'OfferHandOver' }>>(
    (c) => handover.handing(c),
    handover.offerHandOver,
  ),
  AnswerHandOver: legacyCommand<Extract<Command, { type: 'AnswerHandOver' }>>(
    (c) => handover.handing(c),
    handover.answerHandOver,
  ),
  AskForHelp: legacyCommand<Extract<Command, { type: 'AskForHelp' }>>((c) => handover.handing(c), help.askForHelp),
  CompleteReview: legacyCommand<Extract<Command, { type: 'CompleteReview' }>>(
    (c) => review.reviewing(c),
    review.completeReview,
  ),
  ChaseReview: legacyCommand<Extract<Command, { type: 'ChaseReview' }>>((c) => review.reviewing(c), review.chaseReview),
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
  CancelRelease: legacyCommand<Extract<Command, { type: 'CancelRelease' }>>(
    (c) => release.cancelling(c),
    release.cancelRelease,
  ),
  PostUpdate: legacyCommand<Extract<Command, { type: 'PostUpdate' }>>((c) => release.updating(c), release.postUpdate),
  MeetDeadline: legacyCommand<Extract<Command, { type: 'MeetDeadline' }>>(
    (c) => deadline.ofDeadline(c),
    deadline.meetDeadline,
  ),
  RemindOfDeadline: legacyCommand<Extract<Command, { type: 'RemindOfDeadline' }>>(
    (c) => deadline.ofDeadline(c),
    deadline.remindOfDeadline,
  ),
  PassDeadline: legacyCommand<Extract<Command, { type: 'PassDeadline' }>>(
    (c) => deadline.ofDeadline(c),
    deadline.passDeadline,
  ),
  RequestScope: legacyCommand<Extract<Command, { type: 'RequestScope' }>>(
    (c) => requests.requesting(c),
    requests.requestScope,
  ),
  TakeRequest: legacyCommand<Extract<Command, { type: 'TakeRequest' }>>(
    (c) => requests.requesting(c),
    requests.takeRequest,
  ),
  DeferRequest: legacyCommand<Extract<Command, { type: 'DeferRequest' }>>(
    (c) => requests.requesting(c),
    requests.deferRequest,
  ),
  DeclineRequest: legacyCommand<Extract<Command, { type: 'DeclineRequest' }>>(
    (c) => requests.requesting(c),
    requests.declineRequest,
  ),
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
  ...voteFacts,
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
export type DomainFact = ToldOf<typeof FACTS>;

const TABLES = {
  commands: new Map<string, AnyCommandKind>(Object.entries(COMMANDS)),
  facts: new Map<string, AnyFactKind>(Object.entries(FACTS)),
};

/** All that is decided about one command: see `carry-out.ts`. */
export const decided = (world: World, command: Command) => carryOut(TABLES, world, command);

const DECISIONS = new Map<string, AnyCommandKind>(Object.entries(COMMANDS));

/** Only the decision about one command, without what follows from it. */
export const deciding = (world: World, command: Command): Deciding =>
  known(DECISIONS, command.type, 'command').deciding(world, command);

/** The command that a timer holds; undefined when this version knows none of that name, or not with these arguments. */
export function commandOf({ type, ...given }: Timer): Command | undefined {
  const kind: AnyCommandKind | undefined = TABLES.commands.get(type);
  const known = kind?.timer?.safeParse(given);
  return known?.success ? ({ type, ...known.data } as Command) : undefined;
}
