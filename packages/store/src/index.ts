export { readAssetSample, readAssets, readStandingAssets } from './assets/read-assets.ts'
export type { StoredAsset } from './assets/stored-asset.ts'
export { writeAssets } from './assets/write-assets.ts'
export { type CaseSample, readCasePage, readCases, readCaseSample } from './cases/read-cases.ts'
export { readOpenCases } from './cases/read-open-cases.ts'
export { type StoredCase, uncounted } from './cases/stored-case.ts'
export { insertCases, writeCases } from './cases/write-cases.ts'
export type { CellRow } from './cells/cell-row.ts'
export { type CellQuery, type CellSum, dropHourCells, sumCells } from './cells/sum-cells.ts'
export { upsertCells, upsertScratchCells } from './cells/upsert-cells.ts'
export {
  type Commit,
  commitChannel,
  dropCommits,
  logCommit,
  readCommits,
  readLogSpan,
  toldAssets,
  toldFigures,
} from './commits/commit-log.ts'
export { giveTurnBack, type Head, moveHourFloor, readHead, takeTurn } from './commits/head.ts'
export { type Client, type Database, inTransaction, openDatabase, openSession, type Session } from './database.ts'
export {
  type FigureQuery,
  type FigureVersion,
  type KnownAt,
  readFigureMarks,
  readFigures,
  readFigureVersions,
} from './figures/read-figures.ts'
export {
  countFacts,
  readDueFacts,
  readFactPage,
  readNextDue,
  type StoredFact,
  writeEvaluations,
} from './facts/counted-facts.ts'
export type { FigureMark, FigureRevision, StoredFigure } from './figures/stored-figure.ts'
export { confirmFigures, writeFigures } from './figures/write-figures.ts'
export { endDeadJobs } from './jobs/end-dead-jobs.ts'
export {
  askJobToStop,
  beginJob,
  dropJobs,
  endJob,
  heldSince,
  type JobEnd,
  type JobProgress,
  type JobStart,
  readJobs,
  resumeJob,
  type StoredJob,
  tellJob,
} from './jobs/jobs.ts'
export {
  beginEntry,
  type EntryContent,
  type EntryKey,
  type EntryStand,
  moveEntry,
  noteStep,
  readApproved,
  readNewest,
  readRevisions,
  readStands,
  readSteps,
  type StoredEntry,
} from './manual/entries.ts'
export { addEvidence, readEvidence, readEvidenceFile, type StoredEvidence } from './manual/evidence.ts'
export { migrate } from './migrate.ts'
export {
  dropBatches,
  dropQuarantine,
  hasHistoryAfter,
  quarantineRows,
  readLastBatch,
  readNewestBatches,
  recordBatch,
  resolveRows,
} from './sources/batches.ts'
export {
  countDismissed,
  dismissRows,
  readRefusedBatches,
  type RefusedBatch,
  reopenRows,
  resolveBatch,
} from './sources/handle-quarantine.ts'
export { countOpenRefusals, readOpenRows } from './sources/open-quarantine.ts'
export { type DeliveryMarks, noteDelivery } from './sources/deliveries.ts'
export {
  type CauseCount,
  type Contradiction,
  readContradictions,
  readRefusals,
  countContradictory,
  writeContradictions,
  writeDisagreements,
} from './quality/contradictions.ts'
export { beginLife, dropLives, goOnLiving, type Life, readLives } from './own/lives.ts'
export { dropUsage, noteOpening, readUsage, type Usage } from './own/usage.ts'
export { readRushedDays, type Rush, type RushedDay } from './quality/rushed-closings.ts'
export { addPromiseTime, type PromiseTime, readPromiseDays } from './quality/promise-days.ts'
export {
  addQuality,
  dropQualityDays,
  type QualityCounts,
  type QualityDay,
  readFirstQualityDays,
  readQualityDays,
  readQualityTotals,
} from './quality/quality-days.ts'
export {
  noteArrival,
  noteObligation,
  type Obligation,
  readBreaches,
  readObligations,
  readOverdue,
} from './reminders/obligations.ts'
export {
  countReminders,
  noteReminder,
  noteTry,
  readLastReminder,
  readReminders,
  type Reminder,
  type ReminderLine,
  type ReminderWay,
  takeWaiting,
} from './reminders/reminders.ts'
export { coverDays, readCoverageDays } from './sources/coverage-days.ts'
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
} from './server/embedded-postgres.ts'
export {
  advanceSource,
  type Progress,
  readChangedStates,
  readSourceState,
  readSourceStates,
  type SourceState,
  writeStop,
} from './sources/source-state.ts'
export { StoreError, type StoreErrorCode } from './store-error.ts'
export { type CellDifference, compareScratch, createScratch } from './verify-scratch.ts'
export { readUnionRules, readUnited, type UnitedCase, writeUnionRule, writeUnited } from './union/united-cases.ts'
export {
  addVersion,
  type DefinitionVersion,
  dropBuilding,
  reachVersion,
  readVersions,
  replaceVersion,
  rewriteDefinitions,
  sweepRetiredCells,
} from './versions/definition-versions.ts'
export { makeOperatorSecret, readOperatorSecret, renewOperatorSecret } from './walls/operator-secret.ts'
export {
  addDevice,
  dropDevices,
  noteRefusal,
  readDevices,
  revokeDevice,
  type StoredDevice,
  turnDevice,
} from './walls/wall-devices.ts'
export { dropWallLog, noteWall, readWallLog, type WallLogRow } from './walls/wall-log.ts'
export { addSpan, changeSpan, dropSpans, readSpans, type StoredSpan, takeSpan } from './walls/wall-spans.ts'
