export { remindOfDrill as RemindOfDrill } from './remind-of-drill.ts';
export { startDrill as StartDrill } from './start-drill.ts';
