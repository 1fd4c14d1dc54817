import type { Picture } from './pixels';

/** Twice as large on each side: small enough to see pixels, large enough to turn. */
const zoom = 2;

const letters: readonly {
  readonly name: string;
  readonly colour: readonly number[];
  readonly rows: readonly string[];
}[] = [
  {
    name: 'R',
    colour: [240, 160, 60],
    rows: ['######  ', '##   ## ', '##   ## ', '##   ## ', '######  ', '## ##   ', '##  ##  ', '##   ## ', '##    ##'],
  },
  {
    name: 'F',
    colour: [90, 190, 230],
    rows: ['####### ', '##      ', '##      ', '##      ', '#####   ', '##      ', '##      ', '##      ', '##      '],
  },
  {
    name: 'G',
    colour: [120, 210, 130],
    rows: [' #####  ', '##   ## ', '##      ', '##      ', '##  ### ', '##   ## ', '##   ## ', '##   ## ', ' #####  '],
  },
];

/** Letters to try layers on where there is no data: whichever way they are moved, it is seen. */
export const drawings: readonly Picture[] = letters.map(({ name, colour, rows }) => {
  const side = 14 * zoom;
  const rgba = new Uint8ClampedArray(side * side * 4);
  for (let pixel = 0; pixel < side * side; pixel++) {
    const row = Math.floor(pixel / side / zoom) - 2;
    const column = Math.floor((pixel % side) / zoom) - 3;
    rgba.set(rows[row]?.[column] === '#' ? [...colour, 255] : [0, 0, 0, 255], pixel * 4);
  }
  return { name: `the letter ${name}`, width: side, height: side, rgba };
});
