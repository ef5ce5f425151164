export { meetDeadline as MeetDeadline } from './meet-deadline.ts';
export { passDeadline as PassDeadline } from './pass-deadline.ts';
export { remindOfDeadline as RemindOfDeadline } from './remind-of-deadline.ts';
