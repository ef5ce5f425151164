import type { Button, Overflow } from '@slack/types';
import type { KnownBlock } from '../blocks/blocks.ts';
import type { Action } from '../domain/company/roles.ts';
import type { World } from '../domain/deciding/world.ts';
import { may } from '../domain/people/may.ts';

/** What a button's verb takes; `owned`: whoever owns the release may without. What stands here not, is for everybody who sees it. */
const TAKES: ReadonlyMap<string, { action: Action; owned?: true }> = new Map([
  ['new', { action: 'plan' }],
  ['plan-again', { action: 'plan' }],
  ['vote', { action: 'open-vote', owned: true }],
  ['deploy', { action: 'deploy' }],
  ['deploy-anyway', { action: 'deploy' }],
  ['push-alone', { action: 'deploy' }],
  ['drill', { action: 'deploy' }],
  ['drill-ask', { action: 'deploy' }],
  ['stop-waiting', { action: 'deploy', owned: true }],
  ['rollback', { action: 'rollback', owned: true }],
  ['override', { action: 'override' }],
  ['pass', { action: 'freeze' }],
  ['freeze', { action: 'freeze' }],
  ['change-freeze', { action: 'freeze' }],
  ['unfreeze', { action: 'freeze' }],
  ['move', { action: 'cancel', owned: true }],
  ['cancel', { action: 'cancel', owned: true }],
  ['edit', { action: 'cancel', owned: true }],
  ['take-request', { action: 'cancel', owned: true }],
  ['defer-request', { action: 'cancel', owned: true }],
  ['decline-request', { action: 'cancel', owned: true }],
  ['documents', { action: 'update', owned: true }],
  ['notes', { action: 'update', owned: true }],
  ['update', { action: 'update', owned: true }],
  ['done-by-hand', { action: 'record' }],
  ['skip-train', { action: 'trains' }],
  ['hold-train', { action: 'trains' }],
  ['resume-train', { action: 'trains' }],
]);

type Known = Pick<World, 'company' | 'people'>;

/** Whether a person may use a button; `owner`: of the release it is about. */
export function mayTake(person: string, verb: string, world: Known, owner?: string): boolean {
  const takes = TAKES.get(verb);
  return !takes || may(world, person, takes.action, takes.owned && owner);
}

/** "rollback:R-12" */
const parted = (action: string): [verb: string, about: string] => {
  const at = action.indexOf(':');
  return at < 0 ? [action, ''] : [action.slice(0, at), action.slice(at + 1)];
};
export const verbOf = (b: Button) => parted(b.action_id ?? '')[0];
/** What a button is about: a release, or something of one. */
const releaseIn = (about: string) => /^R-\d+/.exec(about)?.[0];

/** The releases of which it takes the owner to say what a person may do with these blocks. */
export const ownedIn = (blocks: readonly KnownBlock[]): string[] => [
  ...new Set(
    blocks.flatMap(actionsIn).flatMap((action) => {
      const [verb, about] = parted(action);
      return TAKES.get(verb)?.owned ? (releaseIn(about) ?? []) : [];
    }),
  ),
];

function actionsIn(block: KnownBlock): string[] {
  const elements = block.type === 'actions' ? block.elements : block.type === 'section' ? [block.accessory] : [];
  return elements.flatMap((e) =>
    e?.type === 'button' ? (e.action_id ?? []) : e?.type === 'overflow' ? e.options.flatMap((o) => o.value ?? []) : [],
  );
}

/** Blocks that one person alone sees, without what they may not use. */
export function onlyFor(
  person: string,
  blocks: readonly KnownBlock[],
  world: Known,
  ownerOf: (release: string) => string | undefined,
): KnownBlock[] {
  const mayUse = (action: string) => {
    const [verb, about] = parted(action);
    return mayTake(person, verb, world, ownerOf(releaseIn(about) ?? '-'));
  };
  return blocks.flatMap((block): KnownBlock[] => {
    if (block.type === 'section' && block.accessory?.type === 'button' && !mayUse(block.accessory.action_id ?? '')) {
      const { accessory: _, ...rest } = block;
      return [rest];
    }
    if (block.type !== 'actions') return [block];
    const elements = block.elements.flatMap((e): typeof block.elements => {
      if (e.type === 'button') return mayUse(e.action_id ?? '') ? [e] : [];
      return e.type === 'overflow' ? menuWith(e, mayUse) : [e];
    });
    return elements.length > 0 ? [{ ...block, elements }] : [];
  });
}

function menuWith(menu: Overflow, mayUse: (action: string) => boolean): Overflow[] {
  const options = menu.options.filter((o) => mayUse(o.value ?? ''));
  return options.length > 0 ? [{ ...menu, options }] : [];
}
