import { expect, test } from 'vitest';
import { spotId, spotOf } from '../../../src/domain/environment/spot.ts';

test.each([
  ['production', 'checkout-api'],
  ['staging', '*'],
  ['eu-1', 'a.b_c'],
])('the id of %s and %s is read back', (environment, service) => {
  expect(spotId({ environment, service })).toBe(`${environment}/${service}`);
  expect(spotOf(spotId({ environment, service }))).toEqual({ environment, service });
});
