import { document } from '../deciding/document.ts';
import { byId } from '../deciding/reads.ts';
import type { RevokedTemplate } from './template.ts';

export const templates = document<RevokedTemplate>()({
  name: 'template',
  field: 'template',
  lists: () => ['templates/all'],
});

/** The templates that were revoked, by name. */
export const revokedOnes = byId(templates, 'templates/all');
export type RevokedTemplates = { templates: Record<string, RevokedTemplate | undefined> };
