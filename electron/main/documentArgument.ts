import { resolve } from 'node:path';

/**
 * The network that a command line names, or null. Its other arguments are the program, switches, and, while developing,
 * the application's folder.
 */
export function documentArgument(args: readonly string[], folder: string): string | null {
  const name = args.slice(1).find((arg) => !arg.startsWith('-') && /\.(json|keras|h5|hdf5)$/i.test(arg));
  return name === undefined ? null : resolve(folder, name);
}
