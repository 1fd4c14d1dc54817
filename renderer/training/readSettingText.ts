import { checkSetting, type SettingSpec, type SettingValue } from '../../src/training/settingSpec';

export type ReadSetting =
  | { readonly ok: true; readonly value: SettingValue }
  | { readonly ok: false; readonly message: string };

/** What a person typed as a setting's value, or what would have been right. Nothing typed is only right where it means something. */
export function readSettingText(spec: SettingSpec, text: string): ReadSetting {
  const trimmed = text.trim();
  const typed = trimmed === '' ? null : numberOf(trimmed);
  const checked = checkSetting(spec, typed ?? (trimmed === '' ? null : trimmed));
  if (checked.ok) return checked;
  return { ok: false, message: `${spec.label} must be ${checked.expected}.` };
}

/** "1e-3", "0,001" and "1,000" as people write them; null for what is no number. A comma before three digits groups them. */
function numberOf(text: string): number | null {
  const plain = /^[1-9]\d{0,2}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.');
  const value = Number(plain);
  return Number.isNaN(value) ? null : value;
}

/** A value as its field shows it. */
export function settingText(value: SettingValue): string {
  return value === null ? '' : String(value);
}
