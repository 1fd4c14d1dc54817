import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';
import { Tooltip } from './Tooltip';

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className' | 'aria-label'> & {
  /** Its name: read aloud, and shown as the tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  /** Shown beside the name: "Ctrl+Z". */
  readonly shortcut?: string | null;
  readonly size?: number;
};

/** A button that shows only an icon; its name is in the tooltip and for screen readers. */
export function IconButton({ label, icon: Icon, shortcut = null, size = 16, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} describes={false}>
      <button type="button" className="icon-button" aria-label={label} {...rest}>
        <Icon size={size} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
