import { expect, test } from 'vitest';
import { slugOf } from '../../../src/domain/deciding/key-part.ts';

test.each([
  ['Night & day', 'night-day'],
  ['closed/Opening hours', 'closed-opening-hours'],
  ['R-1-Тесты готовы', 'r-1-тесты-готовы'],
  ['年末', '年末'],
  ['Été', 'été'],
])('%s is a part of an id as %s', (name, slug) => expect(slugOf(name)).toBe(slug));
