import { create } from 'zustand';
import { type AppSettings, settingsSchema } from '../../src/contract/settings';
import { getBridge } from '../bridge/bridge';
import { toastProblem } from './uiStore';

export type SettingsStore = {
  readonly settings: AppSettings;
  /** Reads what was remembered. */
  readonly load: () => Promise<void>;
  /** Takes effect at once; remembered for the next start. */
  readonly change: (changed: Partial<AppSettings>) => void;
};

/** What the app remembers of a person. */
export const useSettingsStore = create<SettingsStore>()((set, get) => ({
  settings: settingsSchema.parse({}),
  load: async () => {
    const answer = await getBridge().api.getSettings({});
    if (answer.ok) set({ settings: answer.value });
    else toastProblem(answer.problem);
  },
  change: (changed) => {
    set({ settings: { ...get().settings, ...changed } });
    void remember(changed);
  },
}));

async function remember(changed: Partial<AppSettings>): Promise<void> {
  const answer = await getBridge().api.changeSettings(changed);
  if (!answer.ok) toastProblem(answer.problem);
}
