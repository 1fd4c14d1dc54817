import type { Answer, RequestName, Services } from '../../src/contract/api';
import { requests } from '../../src/contract/api';
import { toProblem } from './problems';

/**
 * Answers a request of a front end. Whatever arrives is validated with the contract's schema first, and whatever goes
 * wrong is answered as a problem in the user's words: this never throws.
 */
export async function answer(services: Services, name: unknown, input: unknown): Promise<Answer<unknown>> {
  if (!isRequestName(name)) {
    const message = 'The window asked for something that this version of ConvCanvas does not have. Reload it.';
    return {
      ok: false,
      problem: {
        code: 'unknown-request',
        message,
        detail: typeof name === 'string' ? name.slice(0, 200) : `a ${typeof name}`,
      },
    };
  }
  const parsed = requests[name].input.safeParse(input);
  if (!parsed.success) {
    const message = 'ConvCanvas could not do that, because the request was not as expected.';
    return { ok: false, problem: { code: 'invalid-request', message, detail: `${name}: ${parsed.error.message}` } };
  }
  try {
    // The schema of this very request has accepted the input.
    const serve = services[name] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await serve(parsed.data) };
  } catch (error) {
    return { ok: false, problem: toProblem(error) };
  }
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}
