import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> & {
  readonly variant?: 'plain' | 'primary' | 'quiet';
  readonly small?: boolean;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
};

const variants = { plain: '', primary: ' button-primary', quiet: ' button-quiet' } as const;

/** A push button with words, and an icon in front where it helps. */
export function Button({ variant = 'plain', small = false, icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button${variants[variant]}${small ? ' button-small' : ''}`} {...rest}>
      {Icon !== undefined && <Icon size={small ? 14 : 16} strokeWidth={1.75} aria-hidden="true" />}
      {children}
    </button>
  );
}
