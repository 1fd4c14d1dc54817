import { snakeCase } from '../layerVariables';

/** What the generated file calls otherwise, and words of Python. */
const reserved: ReadonlySet<string> = new Set(['F', 'Path', 'None', 'True', 'False', 'Ellipsis', 'NotImplemented']);

/** The class of a network with this name, in PascalCase: letters and digits of ASCII only, and none of `taken`. */
export function className(name: string, taken: readonly string[]): string {
  const words = snakeCase(name).split('_');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const wanted = /^[A-Z]/.test(joined) ? joined : `Network${joined}`;
  const hides = reserved.has(wanted) || taken.includes(wanted) || /(Error|Exception|Warning)$/.test(wanted);
  return hides ? `${wanted}Network` : wanted;
}
