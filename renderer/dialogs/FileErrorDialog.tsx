import type { Problem } from '../../src/contract/api';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Disclosure } from '../ui/Disclosure';
import { close } from './close';

export type FileErrorDialogProps = { readonly title: string; readonly problem: Problem };

/** What went wrong with a file, in words; the technical part is folded away. */
export function FileErrorDialog({ title, problem }: FileErrorDialogProps) {
  return (
    <Dialog title={title} onClose={close}>
      <p>{problem.message}</p>
      {problem.detail !== undefined && (
        <Disclosure title="Detail">
          <pre className="toast-detail selectable">{problem.detail}</pre>
        </Disclosure>
      )}
      <div className="dialog-actions">
        <Button variant="primary" data-autofocus onClick={close}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
