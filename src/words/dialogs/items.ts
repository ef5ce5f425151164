import type { Item } from '../../domain/release/release.ts';
import { readIdsIn, readItemsIn, type TypedItem } from '../../reading/items.ts';
import type { Ask } from '../ask.ts';
import { contextOf } from '../sentence.ts';

/** A dialog's field of services and versions. */
export const readItems = (text: string, a: Ask): { ok: true; value: Item[] } | { ok: false; why: string } =>
  readItemsIn(text, contextOf(a));

/** A dialog's field of releases. */
export const readIds = readIdsIn;

/** Services and versions as they would be typed again. */
export const writeItems = (items: readonly TypedItem[]): string =>
  items.map(({ service, version }) => (version ? `${service} ${version}` : service)).join(', ');
