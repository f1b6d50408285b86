import { resolve } from 'node:path'
import { codeBudgetProblems } from './code-budgets.ts'
import { readSources } from './read-sources.ts'
import { report } from './report.ts'

report(codeBudgetProblems(readSources(resolve(process.argv[2] ?? '.'))))
