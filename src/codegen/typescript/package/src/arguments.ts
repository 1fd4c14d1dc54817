/** `--epochs 3 --data folder file.png` as options by name, and what stands alone. Throws for an option that is not known. */
export function readArguments(known: readonly string[], flags: readonly string[] = []) {
  const options = new Map<string, string>();
  const rest: string[] = [];
  const given = process.argv.slice(2);
  for (let place = 0; place < given.length; place++) {
    const word = given[place] as string;
    if (!word.startsWith('--')) {
      rest.push(word);
      continue;
    }
    const [name = '', value] = word.slice(2).split('=', 2);
    if (flags.includes(name)) {
      options.set(name, 'true');
      continue;
    }
    if (!known.includes(name))
      throw new Error(`There is no option --${name}: there are --${[...known, ...flags].join(', --')}.`);
    const following = value ?? given[++place];
    if (following === undefined) throw new Error(`--${name} needs a value.`);
    options.set(name, following);
  }
  return { options, rest };
}

/** A whole number from 1 up, or the default. */
export function countOption(options: ReadonlyMap<string, string>, name: string, usual: number): number {
  const text = options.get(name);
  if (text === undefined) return usual;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`--${name} must be a whole number from 1 up, not ${text}.`);
  return count;
}

/** Runs a program; an error becomes one line, and a status other than 0. */
export function runProgram(program: () => Promise<void>): void {
  program().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
