import { document } from '../deciding/document.ts';
import type { Asking } from './asking.ts';

export const askings = document<Asking>()({ name: 'asking', field: 'asking', lists: () => [] });
