import type { EngineStatus } from '../../../src/contract/api';
import type {
  ComputeChoice,
  ComputeRequest,
  EngineDescription,
  EngineName,
  TrainerCommand,
} from '../../../src/contract/trainerMessages';
import { engineNames } from '../../../src/contract/trainerMessages';
import { askTrainer } from '../askTrainer';
import { problem } from '../problems';
import type { ServicesHost } from '../ServicesHost';
import type { SettingsRoom } from '../settings/SettingsRoom';

const words: { readonly [name in EngineName]: Pick<EngineStatus, 'title' | 'about'> } = {
  tensorflow: {
    title: 'TensorFlow, compiled',
    about: 'A whole training step runs as one graph: the fastest.',
  },
  'tfjs-node': {
    title: 'TensorFlow, step by step',
    about: 'The same library, called for one operation after the other: slower.',
  },
  'tfjs-wasm': {
    title: 'WebAssembly',
    about: 'Needs nothing installed; the slowest.',
  },
};

const answerMs = 60_000;

type Finding = { readonly description: EngineDescription } | { readonly missing: string };

/** Which engines there are. Each is asked once, in a process of its own, for what it really is. */
export class EngineRoom {
  private readonly findings = new Map<string, Promise<Finding>>();
  private readonly stopper = new AbortController();

  constructor(
    private readonly forkTrainer: ServicesHost['forkTrainer'],
    private readonly settings: Pick<SettingsRoom, 'read'>,
  ) {}

  async list(): Promise<readonly EngineStatus[]> {
    const chosen = await this.choose(null).catch(() => null);
    return Promise.all(
      engineNames.map(async (engine) => {
        const finding = await this.find(engine);
        const description = 'description' in finding ? finding.description : null;
        return {
          engine,
          ...words[engine],
          installed: description !== null,
          chosen: engine === chosen,
          description,
          missing: 'missing' in finding ? finding.missing : null,
        };
      }),
    );
  }

  /**
   * The engine of the next run: the one that is asked for, which must be there (`tfjs`: the better of the two that are tfjs);
   * else the one of the settings if it is there; else the first that is, which is the fastest. Problems: `engine-missing`,
   * `unknown-engine`.
   */
  async choose(asked: string | null): Promise<EngineName> {
    if (asked === 'tfjs') return this.first(engineNames.filter((name) => name.startsWith('tfjs-')));
    if (asked !== null) return this.require(asked);
    const preferred = (await this.settings.read()).engine;
    return this.first(preferred === null ? engineNames : [preferred, ...engineNames]);
  }

  private async first(candidates: readonly EngineName[]): Promise<EngineName> {
    const reasons: string[] = [];
    for (const engine of candidates) {
      const finding = await this.find(engine);
      if ('description' in finding) return engine;
      reasons.push(finding.missing);
    }
    throw problem('engine-missing', reasons[0] ?? 'There is no engine to train with.');
  }

  /** On what a run on this engine may compute: what is asked for, else as the settings say. Problem: `no-gpu`. */
  async compute(engine: EngineName, { threads, device }: ComputeRequest): Promise<ComputeChoice> {
    const settings = await this.settings.read();
    const choice: ComputeChoice = {
      threads: threads ?? settings.threads,
      device: device === 'gpu' ? 'auto' : (device ?? settings.device),
    };
    if (device === 'gpu') await this.requireGpu(engine, choice);
    return choice;
  }

  dispose(): void {
    this.stopper.abort();
  }

  private async require(asked: string): Promise<EngineName> {
    const engine = engineNames.find((name) => name === asked);
    if (engine === undefined) {
      throw problem('unknown-engine', `There is no engine "${asked}". There are: ${engineNames.join(', ')}.`);
    }
    const finding = await this.find(engine);
    if ('missing' in finding) throw problem('engine-missing', finding.missing);
    return engine;
  }

  private async requireGpu(engine: EngineName, choice: ComputeChoice): Promise<void> {
    const finding = await this.ask(engine, choice);
    const found = 'description' in finding ? finding.description : null;
    if (found?.device.startsWith('GPU') === true) return;
    const library = found?.library ?? words[engine].title;
    throw problem(
      'no-gpu',
      `${library} sees no GPU on this computer. On Linux with an NVIDIA GPU and its driver, ` +
        '`npm run engine -- --gpu` installs the TensorFlow that computes on it; `--device auto` trains on the processor without one.',
    );
  }

  /** What an engine says of itself, when it computes as the settings say. */
  private async find(engine: EngineName): Promise<Finding> {
    const { threads, device } = await this.settings.read();
    return this.ask(engine, { threads, device });
  }

  private ask(engine: EngineName, choice: ComputeChoice): Promise<Finding> {
    const key = JSON.stringify([engine, choice.threads, choice.device]);
    const known = this.findings.get(key);
    if (known !== undefined) return known;
    const finding = this.start({ type: 'describe', engine, ...choice }).then((found) => {
      // It may be installed while the app runs: the next question asks again.
      if ('missing' in found) this.findings.delete(key);
      return found;
    });
    this.findings.set(key, finding);
    return finding;
  }

  private async start(command: Extract<TrainerCommand, { readonly type: 'describe' }>): Promise<Finding> {
    const reply = await askTrainer(this.forkTrainer, command, { timeoutMs: answerMs, signal: this.stopper.signal });
    if (reply.type === 'described') return { description: reply.description };
    const fallback = `${words[command.engine].title} cannot be used here.`;
    return { missing: reply.type === 'failed' ? reply.failure.message : fallback };
  }
}
