import { CircleCheck, Lightbulb, TriangleAlert } from 'lucide-react';
import type { Advice } from './doctor';

const icons = { good: CircleCheck, advice: Lightbulb, problem: TriangleAlert } as const;

/** What the curves say, in sentences. */
export function DoctorCard({ advice }: { readonly advice: readonly Advice[] }) {
  if (advice.length === 0) return null;
  return (
    <section className="card doctor" aria-label="Doctor">
      <h3>Doctor</h3>
      {advice.map(({ code, tone, title, text }) => {
        const Icon = icons[tone];
        return (
          <div key={code} className={`doctor-advice doctor-tone-${tone}`}>
            <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
            <div>
              <strong>{title}</strong>
              <p>{text}</p>
            </div>
          </div>
        );
      })}
    </section>
  );
}
