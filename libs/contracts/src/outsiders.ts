const rounds = 'whoever follows a round of allocation from outside; places are told one by one on matching.places';

/**
 * Events that no service of ours listens to, each with who does. A test keeps this list and the listeners in step.
 */
export const forOutsiders: Readonly<Record<string, string>> = {
  NotificationErased: 'whoever keeps copies of deliveries: the tombstone that follows ends them',
  CycleOpened: rounds,
  CycleFrozen: rounds,
  AllocationComputed: rounds,
  AllocationSignedOff: rounds,
  AllocationPublished: rounds,
  CycleFinalised: rounds,
  CycleCancelled: rounds,
};
