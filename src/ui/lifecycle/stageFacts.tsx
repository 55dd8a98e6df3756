import type { JSX, ReactNode } from 'react';

type StageFactsProps = {
  /** Said first: what happened since the dialog was last shown. */
  warning: string | null;
  /** Each with what it is of. */
  facts: [string, ReactNode][];
};

/** What is to be known before a version goes to another stage. */
export function StageFacts({ warning, facts }: StageFactsProps): JSX.Element {
  return (
    <>
      {warning && (
        <p className="jp-Bookstore-formWarning" role="alert">
          {warning}
        </p>
      )}
      <dl>
        {facts.flatMap(([name, value]) => [
          <dt key={`${name} is`}>{name}</dt>,
          <dd key={name}>{value}</dd>
        ])}
      </dl>
    </>
  );
}
