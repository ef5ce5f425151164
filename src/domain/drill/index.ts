export { startDrill as StartDrill } from './start-drill.ts';
