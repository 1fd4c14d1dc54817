import { useSettingsStore } from '../state/settingsStore';

/** The id of a parameter's control in the inspector. */
export function fieldId(param: string): string {
  return `field-${param}`;
}

export const nameFieldId = 'layer-name';

/** The focus to the first parameter of the chosen layer. */
export function focusInspector(): void {
  focusSoon('.inspector-fields input, .inspector-fields select, .inspector-fields button');
}

/** The focus to a parameter; it is unfolded where it is hidden. */
export function focusField(param: string): void {
  focusSoon(`#${CSS.escape(fieldId(param))}`);
}

/** The focus to the layer's name, ready to be replaced. */
export function focusName(): void {
  focusSoon(`#${nameFieldId}`);
}

function focusSoon(selector: string): void {
  const { settings, change } = useSettingsStore.getState();
  if (!settings.inspectorOpen) change({ inspectorOpen: true });
  // The inspector shows another layer only after the next paint.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const field = document.querySelector<HTMLElement>(selector);
      const folded = field?.closest('[hidden]');
      if (folded != null) document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(folded.id)}"]`)?.click();
      requestAnimationFrame(() => {
        const control = field?.matches(':is(input, select, button)') ? field : chosenIn(field);
        control?.focus();
        if (control instanceof HTMLInputElement) control.select();
        control?.scrollIntoView({ block: 'nearest' });
      });
    }),
  );
}

/** Of a group of choices, the one that is chosen. */
function chosenIn(group: HTMLElement | null): HTMLElement | null {
  return group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector<HTMLElement>('input') ?? null;
}
