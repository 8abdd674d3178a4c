// Which department's services are shown: all, or one.
import type { Standards } from '../../protocol/standards.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import type { StandardsTexts } from './standards-texts.ts';

type DepartmentsProps = Pick<ScreenProps, 'say'> & {
  standards: Standards;
  words: StandardsTexts;
  chosen: string | null;
  choose(department: string | null): void;
};

export function Departments({ standards, words, say, chosen, choose }: DepartmentsProps) {
  return (
    <div class="departments">
      <button type="button" class="choice" aria-pressed={chosen === null} onClick={() => choose(null)}>
        {words.allDepartments}
      </button>
      {standards.departments.map(({ id, name }) => (
        <button type="button" class="choice" key={id} aria-pressed={chosen === id} onClick={() => choose(id)}>
          {say(name)}
        </button>
      ))}
    </div>
  );
}
