// What the first question does not need, as one chunk.
import { StandardsScreen } from '../standards/standards-screen.tsx';
import { startTakeover } from '../takeover.ts';
import { InsteadOfVisits, OverAll, OverVisit } from './around-visits.tsx';
import { FlowStepScreen } from './flow-step-screen.tsx';
import { FormScreen } from './form-screen.tsx';
import { ReceiptsScreen } from './receipts-screen.tsx';
import { rehearse } from './rehearse.tsx';
import { ReceiptScreen } from './thanks-receipt.tsx';
import { TurnedAwayScreen } from './turned-away-screen.tsx';

export const loadedLater = {
  screens: {
    FlowStepScreen,
    FormScreen,
    InsteadOfVisits,
    OverAll,
    OverVisit,
    ReceiptScreen,
    ReceiptsScreen,
    StandardsScreen,
    TurnedAwayScreen,
  },
  rehearse,
  startTakeover,
};
export type LoadedLater = typeof loadedLater;
