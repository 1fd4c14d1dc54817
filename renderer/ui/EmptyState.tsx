import type { ReactNode } from 'react';

export type EmptyStateProps = {
  readonly title: string;
  readonly text: string;
  /** Real controls that lead on. */
  readonly children?: ReactNode;
};

/** In place of an empty panel: what belongs here, and how to get it. */
export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <section className="empty-state" aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet">{text}</p>
      {children !== undefined && <div className="empty-state-actions">{children}</div>}
    </section>
  );
}
