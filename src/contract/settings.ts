import { z } from 'zod';
import { engineNames } from './trainerMessages';

// The page's security policy forbids making code from text, which zod would otherwise try when it first reads an object.
z.config({ jitless: true });

/** No machine has more. */
export const mostThreads = 1024;

/** What the code beside the canvas is written in. */
export const codeLanguages = ['keras', 'pytorch', 'typescript'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** What the app remembers of a person, not of a document. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  paletteOpen: z.boolean().default(true),
  inspectorOpen: z.boolean().default(true),
  tensorVolumes: z.boolean().default(true),
  minimap: z.boolean().default(false),
  codeOpen: z.boolean().default(false),
  codeLanguage: z.enum(codeLanguages).default('keras'),
  /** Of the code beside the canvas, and under it where the window is narrow; pixels. */
  codeWidth: z.int().min(200).max(4000).default(460),
  codeHeight: z.int().min(100).max(4000).default(250),
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
    codeOpen: z.boolean(),
    codeLanguage: settingsSchema.shape.codeLanguage.removeDefault(),
    codeWidth: settingsSchema.shape.codeWidth.removeDefault(),
    codeHeight: settingsSchema.shape.codeHeight.removeDefault(),
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
