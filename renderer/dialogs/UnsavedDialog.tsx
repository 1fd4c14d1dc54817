import type { UnsavedAnswer } from '../state/uiStore';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { closeAnd } from './close';

export type UnsavedDialogProps = {
  readonly name: string;
  readonly before: string;
  readonly answer: (answer: UnsavedAnswer) => void;
};

/** Save, don't save, or cancel; Enter saves, Escape cancels. */
export function UnsavedDialog({ name, before, answer }: UnsavedDialogProps) {
  return (
    <Dialog title="Save your changes?" onClose={() => closeAnd(answer, 'cancel')}>
      <p>
        “{name}” has changes that are in no file yet. Save them before {before}?
      </p>
      <div className="dialog-actions">
        <Button variant="quiet" onClick={() => closeAnd(answer, 'discard')}>
          Don’t save
        </Button>
        <Button onClick={() => closeAnd(answer, 'cancel')}>Cancel</Button>
        <Button variant="primary" data-autofocus onClick={() => closeAnd(answer, 'save')}>
          Save
        </Button>
      </div>
    </Dialog>
  );
}
