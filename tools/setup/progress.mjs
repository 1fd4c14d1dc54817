/**
 * Progress of one set-up step: one line that is rewritten on a terminal; elsewhere a line for each activity and each tenth.
 */
export class Progress {
  #doing = '';
  #tenth = -1;

  /** @param {{ isTTY?: boolean, write(text: string): unknown }} stream */
  constructor(stream) {
    this.stream = stream;
  }

  /** @param {string} text */
  line(text) {
    this.stream.write(`${text}\n`);
  }

  /** @param {string} doing @param {number} [fraction] 0 to 1 */
  report(doing, fraction) {
    const percent = fraction === undefined ? '' : ` ${Math.floor(100 * fraction)} %`;
    if (this.stream.isTTY) {
      this.stream.write(`\r\x1b[K  ${doing}${percent}`);
      return;
    }
    const tenth = fraction === undefined ? -1 : Math.floor(10 * fraction);
    if (doing === this.#doing && tenth === this.#tenth) return;
    this.#doing = doing;
    this.#tenth = tenth;
    this.line(`  ${doing}${percent}`);
  }

  /** @param {string} result */
  done(result) {
    this.stream.write(this.stream.isTTY ? `\r\x1b[K  ${result}\n` : `  ${result}\n`);
  }
}
