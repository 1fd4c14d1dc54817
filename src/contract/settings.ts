import { z } from 'zod';
import { engineNames } from './trainerMessages';

// The page's security policy forbids making code from text, which zod would otherwise try when it first reads an object.
z.config({ jitless: true });

/** No machine has more. */
export const mostThreads = 1024;

/** What the app remembers of a person, not of a document. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  paletteOpen: z.boolean().default(true),
  inspectorOpen: z.boolean().default(true),
  tensorVolumes: z.boolean().default(true),
  minimap: z.boolean().default(false),
  snapToGrid: z.boolean().default(true),
  /** `auto` guesses from the wheel events. */
  pointer: z.enum(['auto', 'mouse', 'trackpad']).default('auto'),
  /** null: the best that is installed. */
  engine: z.enum(engineNames).nullable().default(null),
  /** Threads that an engine computes with; null: as many as this machine runs at once. */
  threads: z.int().min(1).max(mostThreads).nullable().default(null),
  /** `auto`: a GPU where the installed library sees one. */
  device: z.enum(['auto', 'cpu']).default('auto'),
  smoothing: z.number().min(0).max(0.99).default(0.6),
  logScale: z.boolean().default(false),
});
export type AppSettings = z.output<typeof settingsSchema>;

/** A change of some settings. No defaults here: a field that is absent stays as it is. */
export const settingsChangeSchema = z
  .object({
    theme: settingsSchema.shape.theme.removeDefault(),
    paletteOpen: z.boolean(),
    inspectorOpen: z.boolean(),
    tensorVolumes: z.boolean(),
    minimap: z.boolean(),
    snapToGrid: z.boolean(),
    pointer: settingsSchema.shape.pointer.removeDefault(),
    engine: settingsSchema.shape.engine.removeDefault(),
    threads: settingsSchema.shape.threads.removeDefault(),
    device: settingsSchema.shape.device.removeDefault(),
    smoothing: settingsSchema.shape.smoothing.removeDefault(),
    logScale: z.boolean(),
  })
  .partial()
  .strict();
