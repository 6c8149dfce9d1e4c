import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';

import { EmptyState } from './EmptyState';

interface Props {
  readonly children: ReactNode;
  /** What the notice stands in: `main` where nothing else is left of the page. */
  readonly as?: 'div' | 'main';
}

interface State {
  readonly failed: boolean;
}

/** Keeps a page that breaks from taking the rest with it; a reload also brings the code of a newer release. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) {
      return this.props.children;
    }
    const { as: Around = 'div' } = this.props;
    return (
      <Around>
        <h1 className="visually-hidden">Error</h1>
        <EmptyState
          icon={<IconAlertTriangle size={28} />}
          title="This page broke"
          action={<Button onClick={() => location.reload()}>Reload</Button>}
        >
          Nothing was changed by it. If a reload does not help, the browser&apos;s log says what happened.
        </EmptyState>
      </Around>
    );
  }
}
