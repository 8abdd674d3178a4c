// One service: its name, the promised time and the cost at a glance; opened, what a person needs for it.
import type { Standards } from '../../protocol/standards.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import type { StandardsTexts } from './standards-texts.ts';

type ServiceRowProps = Pick<ScreenProps, 'say'> & {
  service: Standards['services'][number];
  words: StandardsTexts;
  isOpen: boolean;
  toggle(): void;
  print: ((service: string) => void) | null;
};

export function ServiceRow({ service, words, say, isOpen, toggle, print }: ServiceRowProps) {
  const { id, name, promised, cost, requirements } = service;
  const more = `service-${id}`;
  const hasMore = requirements !== undefined || print !== null;
  return (
    <li class="service" data-open={isOpen} ref={isOpen ? intoView : null}>
      <button
        type="button"
        class="service-head"
        aria-expanded={hasMore ? isOpen : undefined}
        aria-controls={isOpen && hasMore ? more : undefined}
        onClick={toggle}
      >
        <span class="service-name">{say(name)}</span>
        {promised && <Figure label={words.time} value={say(promised.text)} />}
        {cost && <Figure label={words.cost} value={say(cost)} />}
        {hasMore && (
          <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M5 9l7 7 7-7" />
          </svg>
        )}
      </button>
      {isOpen && hasMore && (
        <div id={more} class="service-more">
          {requirements && (
            <div>
              <p>{words.needs}</p>
              <ul>
                {requirements.map((requirement) => (
                  <li key={say(requirement)}>{say(requirement)}</li>
                ))}
              </ul>
            </div>
          )}
          {print && (
            <button type="button" class="secondary" onClick={() => print(id)}>
              {words.printService}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <span class="figure">
      <small>{label} </small>
      <strong>{value}</strong>
    </span>
  );
}

/** A ref that stays the same function: called once, when the row opens. */
function intoView(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}
