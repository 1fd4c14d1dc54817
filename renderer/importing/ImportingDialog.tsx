import { close } from '../dialogs/close';
import { Dialog } from '../ui/Dialog';

/** While a model file is read, which for a large one takes seconds. It may be put away: the network comes all the same. */
export function ImportingDialog({ fileName }: { readonly fileName: string }) {
  return (
    <Dialog title={`Opening ${fileName}`} onClose={close}>
      <p className="quiet" tabIndex={-1} data-autofocus>
        Its layers and weights are read.
      </p>
      <progress className="importing-progress" aria-label={`Opening ${fileName}`} />
    </Dialog>
  );
}
