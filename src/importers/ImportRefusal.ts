/** Why a file cannot be read as a network at all, in a sentence for people. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
}
