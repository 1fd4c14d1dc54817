import type { Answer } from '../../src/contract/api';

/** How long an answer is remembered, in ms: longer than a page that lost its connection waits for it. */
const keptFor = 15_000;

/**
 * Carries out each request once, however often a page sends it: a page that lost its connection asks again for what
 * is unanswered, and a run must not start twice.
 */
export class AnswerBook {
  private readonly answers = new Map<string, Promise<Answer<unknown>>>();

  /** The answer to the request with this id, worked out now unless it was asked before. */
  ask(id: string, work: () => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
    const known = this.answers.get(id);
    if (known !== undefined) return known;
    const answer = work().finally(() => {
      setTimeout(() => this.answers.delete(id), keptFor).unref();
    });
    this.answers.set(id, answer);
    return answer;
  }
}
