const rounds = 'whoever follows a round of allocation from outside; places are told one by one on matching.places';
const institutions =
  'portals and statistics of the alliances; what they come to here is asked of registry by its own lists';

/**
 * Events that no service of ours listens to, each with who does. A test keeps this list and the listeners in step.
 */
export const forOutsiders: Readonly<Record<string, string>> = {
  NotificationErased: 'whoever keeps copies of deliveries: the tombstone that follows ends them',
  PlaceErased: 'whoever keeps copies of places: the tombstone that follows ends them',
  CycleOpened: rounds,
  CycleFrozen: rounds,
  AllocationComputed: rounds,
  AllocationSignedOff: rounds,
  AllocationPublished: rounds,
  CycleFinalised: rounds,
  CycleCancelled: rounds,
  VettingCaseOpened: institutions,
  VettingReviewBegun: institutions,
  AllianceProposed: institutions,
  AllianceRevised: institutions,
  AllianceFounded: institutions,
  AllianceActivated: institutions,
  AllianceDissolved: institutions,
  WorkshopProposed: institutions,
  WorkshopRevised: institutions,
  WorkshopAgreed: institutions,
  WorkshopBegun: institutions,
  WorkshopOpened: institutions,
  WorkshopCohortEnrolled: institutions,
  WorkshopCohortEnded: institutions,
  WorkshopEvaluated: institutions,
  WorkshopSuspended: institutions,
  WorkshopClosed: institutions,
};
