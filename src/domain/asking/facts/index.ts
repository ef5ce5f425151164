export { askedTakenOn as AskedTakenOn } from './asked-taken-on.ts';
export { othersAsked as OthersAsked } from './others-asked.ts';
