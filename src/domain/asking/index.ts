export { askOthers as AskOthers } from './ask-others.ts';
export { takeOnAsked as TakeOnAsked } from './take-on-asked.ts';
