import type { EngineStatus } from '../../../src/contract/api';
import type { EngineDescription, EngineName } from '../../../src/contract/trainerMessages';
import { engineNames } from '../../../src/contract/trainerMessages';
import { askTrainer } from '../askTrainer';
import { problem } from '../problems';
import type { ServicesHost } from '../ServicesHost';
import type { SettingsRoom } from '../settings/SettingsRoom';

const titles: { readonly [name in EngineName]: string } = {
  'tfjs-node': 'TensorFlow, native',
  'tfjs-wasm': 'WebAssembly',
};

const answerMs = 60_000;

type Finding = { readonly description: EngineDescription } | { readonly missing: string };

/** Which engines there are. Each is asked once, in a process of its own, for what it really is. */
export class EngineRoom {
  private readonly findings = new Map<EngineName, Promise<Finding>>();
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
          title: titles[engine],
          installed: description !== null,
          chosen: engine === chosen,
          description,
          missing: 'missing' in finding ? finding.missing : null,
        };
      }),
    );
  }

  /**
   * The engine of the next run: the one that is asked for, which must be there; else the one of the settings if it is
   * there; else the first that is, which is the fastest. Problems: `engine-missing`, `unknown-engine`.
   */
  async choose(asked: string | null): Promise<EngineName> {
    if (asked !== null) return this.require(asked);
    const preferred = (await this.settings.read()).engine;
    const candidates = preferred === null ? engineNames : [preferred, ...engineNames];
    const reasons: string[] = [];
    for (const engine of candidates) {
      const finding = await this.find(engine);
      if ('description' in finding) return engine;
      reasons.push(finding.missing);
    }
    throw problem('engine-missing', reasons[0] ?? 'There is no engine to train with.');
  }

  dispose(): void {
    this.stopper.abort();
  }

  private async require(asked: string): Promise<EngineName> {
    // `tfjs` is the library of both engines: the better one.
    if (asked === 'tfjs') return this.choose(null);
    const engine = engineNames.find((name) => name === asked);
    if (engine === undefined) {
      throw problem('unknown-engine', `There is no engine "${asked}". There are: ${engineNames.join(', ')}.`);
    }
    const finding = await this.find(engine);
    if ('missing' in finding) throw problem('engine-missing', finding.missing);
    return engine;
  }

  private find(engine: EngineName): Promise<Finding> {
    const known = this.findings.get(engine);
    if (known !== undefined) return known;
    const finding = this.ask(engine);
    this.findings.set(engine, finding);
    return finding;
  }

  private async ask(engine: EngineName): Promise<Finding> {
    const command = { type: 'describe', engine } as const;
    const reply = await askTrainer(this.forkTrainer, command, { timeoutMs: answerMs, signal: this.stopper.signal });
    if (reply.type === 'described') return { description: reply.description };
    // It may be installed while the app runs: the next question asks again.
    this.findings.delete(engine);
    const fallback = `${titles[engine]} cannot be used here.`;
    return { missing: reply.type === 'failed' ? reply.failure.message : fallback };
  }
}
