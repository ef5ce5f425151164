import { killedInTheMiddle } from '../test/http/killing.ts';
import { type Row, row, scratch } from './support.ts';

const COUNT = 20_000;

/** Nothing that was answered 2xx may be lost, whenever the process is killed. */
export async function deliveriesBench(): Promise<Row[]> {
  const { killed, lost, missing } = await killedInTheMiddle(scratch(), COUNT);
  const isMiddle = killed >= COUNT / 2 && killed < COUNT;
  return [
    row(
      `${COUNT.toLocaleString('en')} deliveries with a kill -9 in the middle: acknowledged, and lost`,
      `${lost.length} of ${killed} lost; ${missing.length} of all once the rest was sent again`,
      'none',
      isMiddle && lost.length === 0 && missing.length === 0,
    ),
  ];
}
