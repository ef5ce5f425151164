import { describe, expect, test } from 'vitest';
import { readBallot } from '../../src/words/vote/typed.ts';

describe('a typed reply', () => {
  test.each([
    ['go', { answer: 'go', why: '' }],
    [' GO! ', { answer: 'go', why: '' }],
    ['go as sre', { answer: 'go', why: '', role: 'sre' }],
    ['approve', { answer: 'go', why: '' }],
    [':go:', { answer: 'go', why: '' }],
    ['no-go: migration not tested', { answer: 'no-go', why: 'migration not tested' }],
    ['No go — later', { answer: 'no-go', why: 'later' }],
    ['nogo', { answer: 'no-go', why: '' }],
    ['no-go as qa: broken', { answer: 'no-go', why: 'broken', role: 'qa' }],
    ['abstain', { answer: 'abstain', why: '' }],
  ])('%j is a vote', (text, ballot) => expect(readBallot(text)).toEqual(ballot));
  test.each([
    '',
    'let us go',
    'go go go',
    'going',
    'I abstain from coffee',
    'no',
    'go: but careful',
    'no-go area',
    'good',
    '> go',
  ])('%j is none', (text) => expect(readBallot(text)).toBeUndefined());
});
