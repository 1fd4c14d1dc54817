/** Why a network cannot be exported to a target although it has no errors, in a sentence for people. */
export class ExportProblem extends Error {
  override readonly name = 'ExportProblem';
  constructor(
    /** Stable name: `too-large`, ... */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
