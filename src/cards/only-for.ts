import type { Button, Overflow } from '@slack/types';
import type { KnownBlock } from '../blocks/blocks.ts';
import type { World } from '../domain/deciding/world.ts';
import { isOwned, mayTake, parted, releaseIn } from './allowed.ts';
import { askedInstead, askFor } from './asking.ts';

/** The releases of which it takes the owner to say what a person may do with these blocks. */
export const ownedIn = (blocks: readonly KnownBlock[]): string[] => [
  ...new Set(
    blocks.flatMap(actionsIn).flatMap((action) => {
      const [verb, about] = parted(action);
      return isOwned(verb) ? (releaseIn(about) ?? []) : [];
    }),
  ),
];

function actionsIn(block: KnownBlock): string[] {
  const elements = block.type === 'actions' ? block.elements : block.type === 'section' ? [block.accessory] : [];
  return elements.flatMap((e) =>
    e?.type === 'button' ? (e.action_id ?? []) : e?.type === 'overflow' ? e.options.flatMap((o) => o.value ?? []) : [],
  );
}

/** Blocks that one person alone sees, without what they may not use: what takes a release on they may ask others for. */
export function onlyFor(
  person: string,
  blocks: readonly KnownBlock[],
  world: Pick<World, 'company' | 'people'>,
  ownerOf: (release: string) => string | undefined,
): KnownBlock[] {
  const mayUse = (action: string) => {
    const [verb, about] = parted(action);
    return mayTake(person, verb, world, ownerOf(releaseIn(about) ?? '-'));
  };
  const asks = (b: Button) => {
    const release = releaseIn(parted(b.action_id ?? '')[1]) ?? '-';
    return askFor(b, person, { id: release, owner: ownerOf(release) ?? '-' }, world);
  };
  return blocks.flatMap((block): KnownBlock[] => {
    if (block.type === 'section' && block.accessory?.type === 'button' && !mayUse(block.accessory.action_id ?? '')) {
      const { accessory: _, ...rest } = block;
      return [rest];
    }
    if (block.type !== 'actions') return [block];
    const kept = askedInstead(block.elements, (b) => mayUse(b.action_id ?? ''), asks);
    const elements = kept.flatMap((e): typeof block.elements => (e.type === 'overflow' ? menuWith(e, mayUse) : [e]));
    return elements.length > 0 ? [{ ...block, elements }] : [];
  });
}

function menuWith(menu: Overflow, mayUse: (action: string) => boolean): Overflow[] {
  const options = menu.options.filter((o) => mayUse(o.value ?? ''));
  return options.length > 0 ? [{ ...menu, options }] : [];
}
