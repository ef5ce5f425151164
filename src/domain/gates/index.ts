import { deadlinesOf, isAhead, isMet } from '../deadline/deadline.ts';
import type { Freezes } from '../freeze/document.ts';
import { frozenWords } from '../freeze/frozen-span.ts';
import { holding, warning } from '../freeze/holding.ts';
import { at, listed, type Phrase, say, users } from '../phrase.ts';
import { stands } from '../release/clearance.ts';
import type { OpenReleases } from '../release/document.ts';
import { documentsDue, documentsMissing } from '../release/documents.ts';
import { isRunning, nameOf, type Predecessor, type Release, servicesOf } from '../release/release.ts';
import type { World } from '../world.ts';

/** A condition for a deploy and what it saw. `until`: when it opens by itself (UTC ISO), if it does. `asks`: open, but for a reason. */
export type Gate = { name: string; open: boolean; saw: Phrase; until?: string; asks?: true };

export type Around = Pick<World, 'now' | 'company'> & Freezes & OpenReleases;

/** In the order in which they are shown. */
const GATES: ((release: Release, world: Around) => Gate[])[] = [
  (release) => [votesGate(release)],
  (release, { now }) => [windowGate(release, now)],
  (release, world) => [freezeGate(release, world)],
  (release, { openReleases }) => [othersGate(release, openReleases)],
  beforeGate,
  deadlinesGate,
  documentsGate,
];

/** Every gate of a release as it stands now. A release is ready when all are open. */
export const gatesOf = (release: Release, world: Around): Gate[] =>
  GATES.flatMap((gates) => gates(release, world)).map((gate) => overridden(gate, release));

/** The same for who asks only this, of many releases: the first closed gate is enough. */
export function isReady(release: Release, world: Around): boolean {
  if (!release.overrides && world.now < release.window.start) return false;
  return GATES.every((gates) => gates(release, world).every((gate) => overridden(gate, release).open));
}

/** An override is shown for ever; what it does to a freeze is up to when that began. */
function overridden(gate: Gate, { overrides = [] }: Release): Gate {
  const by = overrides.filter(stands).findLast((o) => o.gates.includes(gate.name));
  if (!by || (gate.name === 'Freeze' && !gate.open)) return gate;
  return { name: gate.name, open: true, saw: say`overridden by ${users([by.by])}: ${by.why}` };
}

export const closedGates = (gates: Gate[]) => gates.filter((g) => !g.open);

function votesGate(release: Release): Gate {
  const cleared = release.status === 'approved' || release.status === 'failed' || release.status === 'deploying';
  if (cleared)
    return {
      name: 'Votes',
      open: true,
      saw: release.template ? say`pre-approved: ${release.template.title}` : say`approved`,
    };
  const saw: Phrase =
    release.status === 'voting'
      ? say`the vote is open until ${at(release.closesAt)}`
      : release.status === 'rejected'
        ? say`rejected: ${release.reason}`
        : release.status === 'planned'
          ? say`not voted on yet`
          : say`${release.status}`;
  return { name: 'Votes', open: false, saw };
}

function windowGate(release: Release, now: string): Gate {
  const { start, end } = release.window;
  if (now < start) return { name: 'Window', open: false, saw: say`the window opens ${at(start)}`, until: start };
  // A rollout that has begun may be finished after the window's end.
  const begun = release.status === 'deploying' || release.status === 'failed';
  if (now >= end && !begun) return { name: 'Window', open: false, saw: say`the window ended ${at(end)}` };
  return { name: 'Window', open: true, saw: say`the window is open until ${at(end)}` };
}

function freezeGate(release: Release, world: Pick<World, 'now' | 'company'> & Freezes): Gate {
  const freeze = holding(release, world);
  const passes = (release.passes ?? []).filter((p) => world.now < p.until);
  const soft = freeze ? undefined : warning(release, world);
  if (soft) return { name: 'Freeze', open: true, asks: true, saw: say`${frozenWords(soft)}: a deploy needs a reason` };
  if (!freeze) {
    const passed = passes.map((p) => say`may pass ${p.name} until ${at(p.until)} (${p.why})`);
    return { name: 'Freeze', open: true, saw: passed.length > 0 ? listed(passed) : say`nothing frozen` };
  }
  return {
    name: 'Freeze',
    open: false,
    saw: frozenWords(freeze),
    until: freeze.until,
  };
}

/** Only for releases that wait for others. */
function beforeGate({ after = [] }: Release): Gate[] {
  if (after.length === 0) return [];
  const left = after.filter((p) => p.ended !== 'completed');
  const words = (p: Predecessor) =>
    p.ended === 'cancelled'
      ? say`${p.release} was cancelled`
      : p.ended
        ? say`${p.release} was rolled back`
        : say`waits for ${p.release}`;
  return [
    {
      name: 'Releases before it',
      open: left.length === 0,
      saw: left.length > 0 ? listed(left.map(words)) : say`${after.map((p) => p.release).join(', ')} live`,
    },
  ];
}

/** Only for releases with deadlines that a deploy waits for. */
function deadlinesGate(release: Release, { company }: Pick<World, 'company'>): Gate[] {
  const required = deadlinesOf(release, company).filter((d) => d.gate && !d.cutOff);
  if (required.length === 0) return [];
  const left = required.filter((d) => !isMet(release, d));
  const words = (all: typeof required) => listed(all.map((d) => say`${d.title}`));
  return [
    {
      name: 'Deadlines',
      open: left.length === 0 || !isAhead(release),
      saw: left.length > 0 ? say`not done: ${words(left)}` : say`done: ${words(required)}`,
    },
  ];
}

/** Only for releases whose policy asks for documents. */
function documentsGate(release: Release, world: Pick<World, 'company'>): Gate[] {
  if (documentsDue(release, world).length === 0) return [];
  const missing = documentsMissing(release, world);
  return [
    {
      name: 'Documents',
      open: missing.length === 0 || !isAhead(release),
      saw: missing.length > 0 ? say`not attached: ${missing.join(', ')}` : say`attached`,
    },
  ];
}

function othersGate(release: Release, open: Release[]): Gate {
  const other = runningOf(open).find(
    (o) =>
      o.id !== release.id &&
      o.environment === release.environment &&
      servicesOf(o).some((s) => servicesOf(release).includes(s)),
  );
  if (!other) return { name: 'Other releases', open: true, saw: say`nothing else is deploying there` };
  return { name: 'Other releases', open: false, saw: say`${nameOf(other)} (${other.id}) is deploying there` };
}

const running = new WeakMap<Release[], { of: number; all: Release[] }>();

/** Those that run, found once a world: a list of open releases only grows, while it is loaded. */
function runningOf(open: Release[]): Release[] {
  const known = running.get(open);
  if (known?.of === open.length) return known.all;
  const all = open.filter(isRunning);
  running.set(open, { of: open.length, all });
  return all;
}
