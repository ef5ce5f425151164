import { ACTIONS, environmentNamed, roleTitle } from './company.ts';
import { deadlineTimers, ofDeadline } from './deadline/consequences.ts';
import type { DomainFact, World } from './decision.ts';
import { type DelegationFact, delegatesOf } from './delegation/delegation.ts';
import { deployers, managers } from './duty.ts';
import { ofFreeze } from './freeze/consequences.ts';
import type { FreezeFact } from './freeze/facts.ts';
import { nextPause } from './freeze/in-flight.ts';
import { type Due, dueAt, headlineOf } from './intents.ts';
import { at, listed, say, unreachable, users } from './phrase.ts';
import type { ReleaseFact } from './release/facts.ts';
import { ACTION_WORDS } from './release/help.ts';
import { itemsOf, nameOf, type Release, servicesOf } from './release/release.ts';
import type { TemplateFact } from './template/template.ts';
import { ofTrain } from './train/consequences.ts';
import type { VoteFact } from './vote/facts.ts';
import { expiresAt, reopenedWords } from './vote/reopen.ts';
import { missing, type Vote } from './vote/vote.ts';

/** What a fact leads to outside. `world` is the world after the fact. */
export function consequencesOf(fact: DomainFact, world: World): Due[] {
  if (fact.type === 'TemplateRevoked') return ofTemplate(fact, world);
  if (
    fact.stream.startsWith('release/') &&
    'release' in fact &&
    fact.type !== 'VersionWentLive' &&
    fact.type !== 'VoteOpened'
  ) {
    const release = world.releases[fact.release];
    return release ? ofRelease(fact, release, world) : [];
  }
  if ('vote' in fact && fact.stream.startsWith('vote/')) {
    const vote = world.votes[fact.vote];
    return vote ? ofVote(fact as VoteFact, vote, world) : [];
  }
  if ('delegation' in fact) return ofDelegation(fact, world);
  if ('train' in fact && fact.type !== 'ReleasePlanned') return ofTrain(fact, world);
  if ('freeze' in fact && fact.stream.startsWith('freeze/')) {
    const freeze = world.freezes.find((f) => f.id === fact.freeze);
    return freeze ? ofFreeze(fact as FreezeFact, freeze, world) : [];
  }
  return [];
}

function ofRelease(fact: ReleaseFact, release: Release, world: World): Due[] {
  const due = dueAt(world.now, world.company);
  const { id, owner } = release;
  const headline = due.edit(headlineOf(id));
  const crew = [owner, ...deployers(world)];
  const told = { release, live: liveOf(release, world) };
  // Votes and rollouts count up, so this names each thing that is told once.
  const cause = `${id}/${fact.type}/${release.round}.${release.runs}`;
  switch (fact.type) {
    case 'ReleasePlanned':
      return [
        due.headline(id),
        ...due.posts('planned', cause, told),
        ...due.myTurn([owner], fact.train ? cause : undefined),
        ...deadlineTimers(release, world),
      ];
    case 'ReleaseEdited':
      return [
        headline,
        ...(itemsOf(fact.before.items) !== itemsOf(fact.items) || fact.before.environment !== fact.environment
          ? [
              due.note(
                id,
                `edited/${fact.at}`,
                say`${users([fact.by])} changed it from ${nameOf(fact.before)} to ${nameOf(release)}.`,
              ),
            ]
          : []),
        ...due.myTurn(crew),
        ...deadlineTimers(release, world),
      ];
    case 'ReleaseCleared':
      return [
        headline,
        due.note(
          id,
          `${cause}/cleared`,
          say`Cleared by the template ${fact.text.title}, version ${fact.version}: no vote is needed.`,
        ),
        ...due.myTurn([owner], cause),
        windowTimer(release, world),
      ];
    case 'ChecksOverridden': {
      const said = say`Overridden by ${users([fact.by])}: ${fact.gates.join(', ')} of ${nameOf(release)}. Why: ${fact.text.why}`;
      return [
        headline,
        due.note(id, `override/${fact.at}`, said, true),
        ...due.myTurn(crew, `override/${id}/${fact.at}`),
        ...managers(world)
          .filter((who) => who !== fact.by)
          .map((who) => due.tell(who, `override/${id}/${fact.at}`, said, id)),
      ];
    }
    case 'HandOverOffered':
      return [headline, ...due.myTurn([owner]), ...due.myTurn([fact.to], `hand-over/${id}/${fact.at}`)];
    case 'HandOverAccepted':
      return [
        headline,
        due.note(id, `hand-over/${fact.at}`, say`${users([fact.by])} owns it now; it was ${users([fact.from])}.`),
        due.tell(
          fact.from,
          `hand-over/${id}/${fact.at}`,
          say`${users([fact.by])} took ${nameOf(release)} (${id}) over.`,
          id,
        ),
        ...due.myTurn([fact.from, fact.by]),
      ];
    case 'HandOverDeclined':
      return [
        headline,
        due.tell(
          fact.from,
          `hand-over/${id}/${fact.at}`,
          say`${users([fact.by])} did not take ${nameOf(release)} (${id}): it stays with ${users([owner])}.`,
          id,
        ),
        ...due.myTurn([owner, fact.by]),
      ];
    case 'ReviewDue':
      return [
        ...due.myTurn([owner], `review/${id}`),
        due.timer(`review/${id}/${fact.due}`, fact.due, { type: 'ChaseReview', release: id }),
      ];
    case 'ReviewOverdue': {
      const again = new Date(Date.parse(world.now) + 24 * 3_600_000).toISOString();
      return [
        ...due.myTurn([owner], `review/${id}/${fact.at}`),
        ...managers(world).map((who) =>
          due.tell(
            who,
            `review/${id}/${fact.at}`,
            say`The review of ${nameOf(release)} (${id}) is overdue. ${users([owner])} owes it.`,
            id,
          ),
        ),
        due.timer(`review/${id}/${again}`, again, { type: 'ChaseReview', release: id }),
      ];
    }
    case 'ReviewCompleted':
      return [
        headline,
        due.note(id, `review/${fact.at}`, say`Reviewed by ${users([fact.by])}: ${fact.text.found}`),
        ...due.myTurn([owner]),
      ];
    case 'HelpAsked': {
      const does = ACTION_WORDS[ACTIONS.find((a) => a === fact.action) ?? 'update'];
      return fact.asked.map((who) =>
        due.tell(
          who,
          `help/${id}/${fact.at}`,
          say`${users([fact.by])} asks you to ${does}: ${nameOf(release)} (${id}).`,
          id,
        ),
      );
    }
    case 'ReleaseVoteDropped':
      return [headline, ...due.myTurn([owner], `${cause}/${world.now}`)];
    case 'ReleaseMoved':
      return [
        headline,
        ...(release.status === 'approved' ? [windowTimer(release, world)] : []),
        ...due.posts('moved', `${id}/moved/${fact.at}`, { ...told, movedFrom: fact.before.start }),
        ...due.myTurn(crew),
        ...due.myTurn([owner], `${id}/moved/${fact.at}`),
        ...deadlineTimers(release, world),
      ];
    case 'DeadlineMet':
    case 'DeadlineReminded':
    case 'DeadlinePassed':
      return [headline, ...ofDeadline(fact, release, world)];
    case 'PredecessorEnded':
      return [
        headline,
        due.note(
          id,
          `${cause}/${fact.predecessor}/${fact.how}`,
          fact.how === 'completed'
            ? say`${fact.predecessor} is live: ${nameOf(release)} does not wait for it any more.`
            : say`${fact.predecessor} was ${fact.how === 'cancelled' ? 'cancelled' : 'rolled back'}: ${nameOf(release)} waits for it.`,
        ),
        ...due.myTurn(crew, `${cause}/${fact.predecessor}/${fact.how}`),
      ];
    case 'ScopeRequested':
      return [
        headline,
        due.note(
          id,
          `request/${fact.request.id}`,
          say`${users([fact.request.by])} asks for ${itemsOf(fact.request.items)}: ${fact.text.why}`,
        ),
        ...due.myTurn([owner], `request/${fact.request.id}`),
      ];
    case 'ScopeTaken':
      return [
        headline,
        due.note(
          id,
          `request/${fact.request}/taken`,
          say`${users([fact.by])} took it: the release is ${itemsOf(fact.items)} now.`,
          true,
        ),
        ...due.myTurn(crew),
        ...due.myTurn([owner], `request/${fact.request}/taken`),
        due.tell(fact.asker, `request/${fact.request}`, say`${nameOf(release)} (${id}) has what you asked for.`, id),
      ];
    case 'ScopeDeferred': {
      const when = fact.at ? say` of ${at(fact.at)}` : say``;
      const moved = say`${itemsOf(fact.items)} moves from ${id} to ${fact.to}${when}`;
      return [
        headline,
        due.note(id, `request/${fact.request}/deferred`, say`${moved}, by ${users([fact.by])}.`),
        ...due.myTurn([owner]),
        due.tell(fact.asker, `request/${fact.request}/${id}`, say`${moved}, by ${users([fact.by])}.`, id),
      ];
    }
    case 'ScopeDeclined': {
      const said = say`${users([fact.by])} declined ${itemsOf(fact.items)} for ${nameOf(release)} (${id}): ${fact.text.why}`;
      return [
        headline,
        due.note(id, `request/${fact.request}/declined`, said),
        ...due.myTurn([owner]),
        due.tell(fact.asker, `request/${fact.request}/${id}`, said, id),
      ];
    }
    case 'ReleaseVoteOpened':
      return [headline, due.vote(id, fact.vote), ...due.myTurn([owner])];
    case 'ReleaseApproved':
      return [
        headline,
        ...due.posts('approved', cause, told),
        ...due.myTurn([owner], cause),
        windowTimer(release, world),
      ];
    case 'ReleaseRejected':
      return [headline, ...due.posts('rejected', cause, told), ...due.myTurn([owner], cause)];
    case 'ReleaseWindowOpened':
      return [
        headline,
        ...(fact.opens
          ? [due.timer(`window/${cause}/${fact.opens}`, fact.opens, { type: 'OpenWindow', release: id } as const)]
          : []),
        due.note(
          id,
          `${cause}/${world.now}`,
          fact.ready
            ? say`Ready to deploy: ${nameOf(release)}.`
            : say`The window is open, but ${nameOf(release)} can't deploy yet.`,
        ),
        ...due.myTurn(crew, `${cause}/${world.now}`),
      ];
    case 'RolloutStarted':
      return fact.rollout.direction === 'forward'
        ? [
            headline,
            ...due.posts('deploying', cause, told),
            ...(fact.text.why
              ? [
                  due.note(
                    id,
                    `${cause}/anyway`,
                    say`Deployed through a soft freeze by ${users([fact.rollout.by])}: ${fact.text.why}`,
                    true,
                  ),
                ]
              : []),
            ...due.myTurn(crew),
          ]
        : [headline, due.note(id, cause, say`Rolling back ${nameOf(release)}: ${fact.text.why}`), ...due.myTurn(crew)];
    case 'StageStarted':
      return [
        headline,
        due.deploy(id, fact.rollout, fact.stage),
        overdue(fact, release, world),
        ...pauseLater(release, fact.rollout, world),
      ];
    case 'StageContinued':
      return [headline, due.deploy(id, fact.rollout, fact.stage, 'resume'), overdue(fact, release, world)];
    case 'StageProgressed':
      return [headline, overdue(fact, release, world)];
    case 'StageSucceeded':
    case 'RolloutResumed':
      return [headline];
    case 'StageFailed':
      return [
        headline,
        ...due.posts('failed', `${cause}/${fact.stage}`, told),
        ...due.myTurn(crew, `${cause}/${fact.stage}`),
      ];
    case 'RolloutHeld':
      return [
        headline,
        due.note(
          id,
          `${cause}/${fact.until}`,
          say`Held by the freeze ${fact.freeze} until ${at(fact.until)}. The step that ran is live; the next one waits.`,
        ),
        ...due.myTurn(crew, `${cause}/${fact.until}`),
        ...holdEnds(release, fact, world),
      ];
    case 'RolloutPaused':
      return [
        headline,
        due.deploy(id, fact.rollout, fact.stage, 'pause'),
        due.note(
          id,
          `${cause}/${fact.at}`,
          say`Paused by the freeze ${fact.freeze} until ${at(fact.until)}: the step ${fact.stage} is asked to stop where it is.`,
          true,
        ),
        ...due.myTurn(crew, `${cause}/${fact.at}`),
        ...holdEnds(release, fact, world),
      ];
    case 'PauseRefused':
      return [
        headline,
        overdue(fact, release, world),
        due.note(
          id,
          `${cause}/${world.now}`,
          say`The step ${fact.stage} can't be paused (${fact.text.why}): it is finished, and the next one waits.`,
          true,
        ),
      ];
    case 'HoldEnded':
      return [
        headline,
        due.note(
          id,
          `${cause}/${world.now}`,
          say`The freeze ${fact.freeze} is over: ${nameOf(release)} may go on. Nothing was restarted.`,
        ),
        ...due.myTurn(crew, `${cause}/${world.now}`),
      ];
    case 'ReleaseCompleted':
      return [headline, ...due.posts('done', cause, told), ...due.myTurn(crew)];
    case 'ReleaseRolledBack':
      return [headline, ...due.posts('rolled-back', cause, told), ...due.myTurn(crew)];
    case 'ReleaseCancelled':
      return [headline, ...due.posts('cancelled', cause, told), ...due.myTurn(crew)];
    case 'FreezePassGranted': {
      const { freeze, until, by, text } = fact;
      return [
        headline,
        due.note(
          id,
          `${cause}/${freeze}/${world.now}`,
          say`Freeze pass: ${nameOf(release)} may pass ${text.name} until ${at(until)}. By ${users([by])}: ${text.why}`,
          true,
        ),
        ...due.myTurn(crew, `${cause}/${freeze}/${world.now}`),
        due.timer(`pass/${id}/${freeze}/${until}`, until, { type: 'EndPass', release: id, freeze }),
      ];
    }
    case 'FreezePassEnded':
      return [headline, ...due.myTurn(crew)];
    case 'UpdatePosted':
      return [
        headline,
        ...due.posts('update', `${id}/update/${fact.at}`, told).flatMap((d): Due[] => {
          const text = d.intent.kind === 'post' ? fact.text[`to ${d.intent.audience}`] : undefined;
          return text && d.intent.kind === 'post'
            ? [{ ...d, intent: { ...d.intent, told: { ...d.intent.told, text } } }]
            : [];
        }),
      ];
    default:
      return unreachable(fact);
  }
}

function overdue(fact: { rollout: string; stage: string; n?: number }, release: Release, world: World): Due {
  const minutes = environmentNamed(world.company, release.environment)?.stageTimeoutMinutes ?? 30;
  const when = new Date(Date.parse(world.now) + minutes * 60_000).toISOString();
  const command = {
    type: 'StageOverdue',
    release: release.id,
    deployId: fact.rollout,
    stage: fact.stage,
    n: fact.n ?? 0,
  } as const;
  return dueAt(world.now, world.company).timer(`overdue/${fact.rollout}/${fact.stage}`, when, command, 'latest');
}

/** A freeze that comes again has no timer of its own at its start: a step that runs into one waits for it itself. */
function pauseLater(release: Release, rollout: string, world: World): Due[] {
  const when = release.status === 'deploying' ? nextPause(release, world) : undefined;
  if (!when) return [];
  const command = { type: 'PauseForFreeze', release: release.id, rollout } as const;
  return [dueAt(world.now, world.company).timer(`pause/${rollout}/${when}`, when, command)];
}

/** Nor at its end: whoever waits for it is told by this. */
function holdEnds(release: Release, held: { rollout: string; freeze: string; until: string }, world: World): Due[] {
  if (world.freezes.some((f) => f.status === 'declared' && f.name === held.freeze)) return [];
  const command = { type: 'EndHold', release: release.id, rollout: held.rollout } as const;
  return [dueAt(world.now, world.company).timer(`hold/${held.rollout}/${held.until}`, held.until, command)];
}

const windowTimer = ({ id, window }: Release, { now, company }: World): Due =>
  dueAt(now, company).timer(`window/${id}/${window.start}/${now}`, window.start, { type: 'OpenWindow', release: id });

function ofVote(fact: VoteFact, vote: Vote, world: World): Due[] {
  const due = dueAt(world.now, world.company);
  switch (fact.type) {
    case 'VoteOpened': {
      const timers = { release: vote.release, vote: vote.id };
      return [
        ...due.myTurn(askedOf(vote, world), vote.id),
        ...closingTimers(vote, fact.remindAt, world),
        ...[fact.notBefore, fact.clearsAt].flatMap((when) =>
          when ? [due.timer(`conclude/${vote.id}/${when}`, when, { type: 'ConcludeVote', ...timers } as const)] : [],
        ),
      ];
    }
    case 'BallotCast':
      return [
        due.edit(vote.id),
        due.edit(headlineOf(vote.release)),
        ...due.myTurn(vote.status === 'open' ? [fact.by, ...(fact.instead ? [fact.instead] : [])] : []),
        ...(vote.ballotsLastHours
          ? [
              due.timer(`expire/${vote.id}/${expiresAt(vote, fact.at)}`, expiresAt(vote, fact.at), {
                type: 'ExpireBallots',
                release: vote.release,
                vote: vote.id,
              }),
            ]
          : []),
      ];
    case 'VoteContentChanged': {
      const said = reopenedWords(fact, vote, world.company);
      const cause = `${vote.id}/changed/${fact.at}`;
      const asked = askedOf(vote, world).filter((p) =>
        fact.roles.some((r) => world.people.roles[r]?.includes(p) || world.delegations.some((d) => d.to === p)),
      );
      return [
        due.edit(vote.id),
        due.edit(headlineOf(vote.release)),
        ...(fact.parts.length + fact.roles.length > 0
          ? [due.note(vote.release, cause, said, fact.roles.length > 0)]
          : []),
        ...(vote.status === 'open' ? due.myTurn(asked, cause) : []),
        ...(fact.closesAt && fact.remindAt ? closingTimers(vote, fact.remindAt, world) : []),
      ];
    }
    case 'ObjectionRaised':
      return [
        due.edit(vote.id),
        due.edit(headlineOf(vote.release)),
        due.note(
          vote.release,
          `${vote.id}/objection/${fact.by}`,
          say`${users([fact.by])} objects to clearing it without a vote: ${fact.text.why}. Its votes are needed.`,
          true,
        ),
        ...due.myTurn(askedOf(vote, world), `${vote.id}/objection`),
      ];
    case 'VotersAsked':
      return due.myTurn(fact.people, `${vote.id}/asked/${world.now}`);
    case 'VotersReminded':
      return due.myTurn(fact.people, `${vote.id}/reminder/${vote.closesAt}`);
    case 'VoteEscalated': {
      const roles = listed(fact.roles.map((r) => say`${roleTitle(world.company, r)}`));
      return managers(world).map((who) =>
        due.tell(
          who,
          `late/${vote.id}/${vote.closesAt}`,
          say`Still missing for ${vote.release}: ${roles} (${users(fact.people.slice(0, 5))}). The vote closes ${at(vote.closesAt)}.`,
          vote.release,
        ),
      );
    }
    case 'VoteClosed':
      return [due.edit(vote.id), ...due.myTurn(vote.rules.flatMap((r) => world.people.roles[r.role] ?? []))];
    default:
      return unreachable(fact);
  }
}

function ofTemplate({ template, version, release }: TemplateFact, world: World): Due[] {
  const title = world.company.templates.find((t) => t.name === template)?.title ?? template;
  return managers(world).map((who) =>
    dueAt(world.now, world.company).tell(
      who,
      `template/${template}/${version}/${release}`,
      say`The template ${title} clears nothing any more: ${release} failed. It counts again once its version is raised in manifests/templates.yml.`,
      release,
    ),
  );
}

/** Both hear of it; whoever has something to vote on finds it in their turn. */
function ofDelegation(fact: DelegationFact, world: World): Due[] {
  const due = dueAt(world.now, world.company);
  const found = world.delegations.find((d) => d.id === fact.delegation);
  if (!found) return [];
  const { by, to, role, from, until, id } = found;
  const what = role ? say`for ${roleTitle(world.company, role)}` : say`in every role`;
  switch (fact.type) {
    case 'VoteDelegated':
      return [
        due.tell(to, id, say`You vote for ${users([by])} ${what}, from ${at(from)} until ${at(until)}.`),
        ...due.myTurn([by, to]),
        due.timer(`delegation/${id}`, until, { type: 'EndDelegation', delegation: id }),
      ];
    case 'DelegationRevoked':
      return [due.tell(to, `${id}/revoked`, say`You don't vote for ${users([by])} any more.`), ...due.myTurn([by, to])];
    case 'DelegationEnded':
      return due.myTurn([by, to]);
    default:
      return unreachable(fact);
  }
}

/** The people a vote asks now: those missing, and who stands in for them. */
const askedOf = (vote: Vote, world: World): string[] => [
  ...new Set(
    missing(vote, world.people.roles).flatMap((m) =>
      m.people.flatMap((p) => [p, ...delegatesOf(p, m.role, world.delegations, world.now)]),
    ),
  ),
];

function closingTimers(vote: Vote, remindAt: string, world: World): Due[] {
  const due = dueAt(world.now, world.company);
  const timers = { release: vote.release, vote: vote.id };
  return [
    ...(remindAt > world.now
      ? [due.timer(`remind/${vote.id}/${vote.closesAt}`, remindAt, { type: 'RemindVoters', ...timers } as const)]
      : []),
    due.timer(`close/${vote.id}/${vote.closesAt}`, vote.closesAt, { type: 'CloseVote', ...timers }),
  ];
}

/** What ran in the release's environment before it, by service, for texts that say where a rollback leads. */
function liveOf(release: Release, world: World): Record<string, string> {
  const live = world.environments[release.environment]?.live ?? {};
  return Object.fromEntries(
    servicesOf(release).flatMap((s) =>
      Object.values(live[s] ?? {})
        .slice(0, 1)
        .map((version) => [s, version]),
    ),
  );
}
