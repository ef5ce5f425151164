import { word } from '../word.ts';
import { clickCause, clickIncident, clickIncidents, typed } from './typed.ts';

export const incidents = word({
  name: 'incidents',
  aliases: ['incident'],
  help: { at: [2, 5.5], example: 'incidents', does: 'what went wrong, and which deploy caused it' },
  forms: [
    ['incidents', 'those that are open, and those of this month and the one before'],
    ['incidents I-3', 'what may have caused it'],
    ['incidents I-3 R-12', 'this release caused it'],
    ['incidents I-3 none of these', 'no deploy caused it'],
  ],
  typed,
  clicks: { incident: clickIncident, incidents: clickIncidents, cause: clickCause },
});
