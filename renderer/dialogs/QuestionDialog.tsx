import type { Question } from '../state/uiStore';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { closeAnd } from './close';

/** A question with two answers; Escape gives the one that loses nothing. */
export function QuestionDialog({ question }: { readonly question: Question }) {
  const { title, text, yes, no, safe, answer } = question;
  return (
    <Dialog title={title} onClose={() => closeAnd(answer, safe)}>
      <p>{text}</p>
      <div className="dialog-actions">
        <Button onClick={() => closeAnd(answer, false)} data-autofocus={safe ? undefined : true}>
          {no}
        </Button>
        <Button variant="primary" onClick={() => closeAnd(answer, true)} data-autofocus={safe ? true : undefined}>
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}
