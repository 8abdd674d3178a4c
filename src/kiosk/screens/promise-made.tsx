// What was promised of the service that a visitor named, beside the question whether it was kept: nobody has to remember it.
import type { Question } from '../../protocol/questions/question.ts';
import type { LaterAnswering } from './answering.ts';

type PromiseMadeProps = Pick<LaterAnswering, 'configuration' | 'say' | 'state'> & { question: Extract<Question, { type: 'promise' }> };

export function PromiseMade({ configuration, say, state, question }: PromiseMadeProps) {
  const service = configuration.standards?.services.find(({ id }) => id === state.answers[question.about]);
  if (!service?.promised) return null;
  return (
    <p class="lead">
      {say(service.name)}: <strong>{say(service.promised.text)}</strong>
    </p>
  );
}
