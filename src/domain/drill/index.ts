export { beginDrill as BeginDrill } from './begin-drill.ts';
export { bookDrill as BookDrill } from './book-drill.ts';
export { callOffDrill as CallOffDrill } from './call-off-drill.ts';
export { remindOfDrill as RemindOfDrill } from './remind-of-drill.ts';
export { startDrill as StartDrill } from './start-drill.ts';
