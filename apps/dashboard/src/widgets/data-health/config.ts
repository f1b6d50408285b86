export const healthParts = ['exceptions', 'batches', 'quarantine', 'scores', 'reminders'] as const
/** One part of the health of the data. */
export type HealthPart = (typeof healthParts)[number]
