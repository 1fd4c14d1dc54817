import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

export type DisclosureProps = {
  readonly title: ReactNode;
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
};

/** Something rare, folded away under its title. */
export function Disclosure({ title, startsOpen = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div className="disclosure">
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" />
        <span>{title}</span>
      </button>
      <div id={id} hidden={!open}>
        {children}
      </div>
    </div>
  );
}
