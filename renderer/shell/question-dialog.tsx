import { Dialog as Ark } from '@ark-ui/react/dialog';
import { Portal } from '@ark-ui/react/portal';
import { useRef } from 'react';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';

/** "Save changes?": Escape gives the safe answer, Enter the primary one. */
export function QuestionDialog() {
  const question = useApp((state) => state.question);
  const answer = useApp((state) => state.answer);
  const primary = useRef<HTMLButtonElement>(null);
  if (question === null) return null;
  const safe = question.answers[0]?.id ?? '';
  const dangers = question.answers.filter(({ look }) => look === 'danger');
  const others = question.answers.filter(({ look }) => look !== 'danger');
  return (
    <Ark.Root
      open
      role="alertdialog"
      closeOnInteractOutside={false}
      initialFocusEl={() => primary.current}
      onOpenChange={({ open }) => {
        if (!open) answer(safe);
      }}
    >
      <Portal>
        <Ark.Backdrop className="backdrop" />
        <Ark.Positioner className="dialog-layer small">
          <Ark.Content className="pop dialog">
            <Ark.Title asChild>
              <h2>{question.title}</h2>
            </Ark.Title>
            <Ark.Description asChild>
              <p>{question.detail}</p>
            </Ark.Description>
            <footer>
              {dangers.map(({ id, title }) => (
                <Button key={id} look="danger" onClick={() => answer(id)}>
                  {title}
                </Button>
              ))}
              <span className="sp" />
              {others.map(({ id, title, look }, index) => (
                <Button
                  key={id}
                  look={look}
                  ref={index === others.length - 1 ? primary : null}
                  onClick={() => answer(id)}
                >
                  {title}
                </Button>
              ))}
            </footer>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  );
}
