/** The shelf of places where schedules are kept: a folder and a line each. */
export { icalFeed } from './ical-feed/index.ts';
export { icalFile } from './ical-file/index.ts';
export { pagerduty } from './pagerduty/index.ts';
