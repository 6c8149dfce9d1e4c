import { useEffect, useState } from 'react';

/** Gives the focus back to what had it, when a dialog that is there only while it is open goes away. */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // after the dialog has let go of it
      setTimeout(() => {
        if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body) {
          opener.focus({ preventScroll: true });
        }
      });
    },
    [opener],
  );
}
