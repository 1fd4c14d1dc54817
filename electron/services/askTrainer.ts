import type { TrainerCommand, TrainerMessage } from '../../src/contract/trainerMessages';
import { exitFailure } from './runs/exitFailure';
import { readTrainerMessage } from './runs/trainerMessageSchema';
import type { ServicesHost } from './ServicesHost';

const replies = ['described', 'predicted', 'exported', 'imported', 'failed'] as const;
type Reply = Extract<TrainerMessage, { readonly type: (typeof replies)[number] }>;

export type AskOptions = { readonly timeoutMs: number | null; readonly signal?: AbortSignal };

/**
 * Puts one question to a trainer process of its own and answers what it says. A process that ends without an answer, or
 * is silent for too long, is a `failed` answer too.
 */
export function askTrainer(
  forkTrainer: ServicesHost['forkTrainer'],
  command: TrainerCommand,
  { timeoutMs, signal }: AskOptions,
): Promise<Reply> {
  return new Promise((resolve) => {
    const trainer = forkTrainer();
    const timer = timeoutMs === null ? null : setTimeout(() => trainer.kill(), timeoutMs);
    const stop = () => trainer.kill();
    signal?.addEventListener('abort', stop, { once: true });
    const end = (reply: Reply) => {
      if (timer !== null) clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(reply);
    };
    trainer.onMessage((raw) => {
      const message = readTrainerMessage(raw);
      if (message !== null && isReply(message)) end(message);
    });
    trainer.onExit((code) => end({ type: 'failed', runId: null, failure: exitFailure(code, trainer.errorOutput()) }));
    trainer.send(command);
  });
}

function isReply(message: TrainerMessage): message is Reply {
  return replies.some((type) => type === message.type);
}
